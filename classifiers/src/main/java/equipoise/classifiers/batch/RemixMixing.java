package equipoise.classifiers.batch;

import java.util.random.RandomGenerator;

/**
 * Chou et al., ECCV Workshops 2020, arXiv 2007.03943, equation 6: images as in mixup, but where one
 * class has at least {@code ratio} times the examples of the other, the rarer one has the whole
 * label as long as the other's share is not too large.
 *
 * @param alpha above 0
 * @param ratio of class counts, at least 1: kappa in the paper
 * @param threshold share below which the frequent class is left out, in [0, 1]: tau in the paper
 */
public record RemixMixing(double alpha, double ratio, double threshold) implements Mixing {
  @Override
  public Mixture draw(int[] labels, int[] counts, Side side, RandomGenerator random) {
    double share = BetaDraw.of(alpha, random);
    int[] partners = Mixing.partners(labels.length, random);
    float[] shares = new float[labels.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) labelShare(share, counts[labels[i]], counts[labels[partners[i]]]);
    }
    return new Mixture(partners, share, null, shares, false);
  }

  /**
   * @param own examples of the class of the first image
   * @param other examples of the class of the second one
   */
  double labelShare(double share, double own, double other) {
    if (own >= ratio * other && share < threshold) {
      return 0;
    }
    return other >= ratio * own && 1 - share < threshold ? 1 : share;
  }
}
