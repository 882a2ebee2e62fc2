package equipoise.gan.dcgan;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;

/**
 * The losses of generator and discriminator. The discriminator's score of image x as class y is s =
 * o_C + o_y, with o its C + 1 outputs: since the last layer is linear, o_C = psi.phi(x) + b and o_y
 * = v_y.phi(x) + b_y, which is the projection discriminator of Miyato and Koyama (ICLR 2018, arXiv
 * 1802.05637, equation 3) plus a bias for each class. So a class with few images relies on what all
 * classes share and learns one row of its own. The gradient at the score goes to both outputs.
 */
public enum AdversarialLoss {
  /** Cross entropy, non-saturating for the generator (Goodfellow et al. 2014, arXiv 1406.2661). */
  CROSS_ENTROPY {
    @Override
    double value(double score, Term term) {
      double signed = term == Term.FAKE ? score : -score;
      return Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed)));
    }

    @Override
    double slope(double score, Term term) {
      double signed = term == Term.FAKE ? score : -score;
      double sigmoid = 1 / (1 + Math.exp(-signed));
      return term == Term.FAKE ? sigmoid : -sigmoid;
    }
  },

  /**
   * Hinge for the discriminator, the score itself for the generator (Lim and Ye 2017, arXiv
   * 1705.02894).
   */
  HINGE {
    @Override
    double value(double score, Term term) {
      return switch (term) {
        case REAL -> Math.max(0, 1 - score);
        case FAKE -> Math.max(0, 1 + score);
        case GENERATOR -> -score;
      };
    }

    @Override
    double slope(double score, Term term) {
      return switch (term) {
        case REAL -> score < 1 ? -1 : 0;
        case FAKE -> score > -1 ? 1 : 0;
        case GENERATOR -> -1;
      };
    }
  };

  /** Whose loss an image contributes to, and as what. */
  enum Term {
    /** The discriminator's, as a real image. */
    REAL,
    /** The discriminator's, as a generated image. */
    FAKE,
    /** The generator's. */
    GENERATOR
  }

  abstract double value(double score, Term term);

  /** Derivative of {@link #value} by the score. */
  abstract double slope(double score, Term term);

  /**
   * Mean loss over some rows, with zero gradient for the others.
   *
   * @param output [n, C + 1]
   * @param labels [n], 0..C-1
   * @param terms [n]
   * @param share what the losses are divided by: the number of images of one kind
   */
  Loss of(Tensor output, int[] labels, Term[] terms, int share) {
    int width = output.size() / output.count();
    float[] gradient = new float[output.size()];
    double value = 0;
    for (int i = 0; i < labels.length; i++) {
      double score = score(output, i, labels[i]);
      value += value(score, terms[i]) / share;
      float slope = (float) (slope(score, terms[i]) / share);
      gradient[i * width + width - 1] = slope;
      gradient[i * width + labels[i]] = slope;
    }
    return new Loss(value, new Tensor(gradient, output.shape()));
  }

  /** The score of row {@code i} as an image of {@code label}. */
  static double score(Tensor output, int i, int label) {
    int width = output.size() / output.count();
    return (double) output.values()[i * width + width - 1] + output.values()[i * width + label];
  }
}
