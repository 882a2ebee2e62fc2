package equipoise.gan;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;

/**
 * What the two networks play for. The discriminator's score of image x as class y is s = o_C + o_y,
 * with o its C + 1 outputs: since the last layer is linear, o_C = psi.phi(x) + b and o_y =
 * v_y.phi(x) + b_y, which is the projection discriminator of Miyato and Koyama (ICLR 2018, arXiv
 * 1802.05637, equation 3) plus a bias for each class. A class with few images so leans on what all
 * classes share and learns one row of its own. The gradient at the score goes to both outputs.
 */
public enum AdversarialLoss {
  /** Cross entropy, non-saturating for the generator (Goodfellow et al. 2014, arXiv 1406.2661). */
  CROSS_ENTROPY {
    @Override
    double value(double score, Target target) {
      double signed = target == Target.FAKE ? score : -score;
      return Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed)));
    }

    @Override
    double slope(double score, Target target) {
      double signed = target == Target.FAKE ? score : -score;
      double sigmoid = 1 / (1 + Math.exp(-signed));
      return target == Target.FAKE ? sigmoid : -sigmoid;
    }
  },

  /**
   * Hinge for the discriminator, the score itself for the generator (Lim and Ye 2017, arXiv
   * 1705.02894).
   */
  HINGE {
    @Override
    double value(double score, Target target) {
      return switch (target) {
        case REAL -> Math.max(0, 1 - score);
        case FAKE -> Math.max(0, 1 + score);
        case DECEPTION -> -score;
      };
    }

    @Override
    double slope(double score, Target target) {
      return switch (target) {
        case REAL -> score < 1 ? -1 : 0;
        case FAKE -> score > -1 ? 1 : 0;
        case DECEPTION -> -1;
      };
    }
  };

  /** What an image's score should become. */
  enum Target {
    /** The discriminator's wish for a real image. */
    REAL,
    /** The discriminator's wish for a generated image. */
    FAKE,
    /** The generator's wish for its image. */
    DECEPTION
  }

  abstract double value(double score, Target target);

  /** Derivative of {@link #value} by the score. */
  abstract double slope(double score, Target target);

  /**
   * Mean loss over some rows, with zero gradient for the others.
   *
   * @param output [n, C + 1]
   * @param labels [n], 0..C-1
   * @param targets [n]
   * @param share what the losses are divided by: the number of images of one kind
   */
  Loss of(Tensor output, int[] labels, Target[] targets, int share) {
    int width = output.size() / output.count();
    float[] gradient = new float[output.size()];
    double value = 0;
    for (int i = 0; i < labels.length; i++) {
      double score = score(output, i, labels[i]);
      value += value(score, targets[i]) / share;
      float slope = (float) (slope(score, targets[i]) / share);
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
