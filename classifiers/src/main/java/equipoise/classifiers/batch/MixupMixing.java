package equipoise.classifiers.batch;

import java.util.random.RandomGenerator;

/**
 * Zhang et al., ICLR 2018, arXiv 1710.09412: averages of two images of a batch by one share for the
 * batch, drawn from Beta(alpha, alpha).
 *
 * @param alpha above 0
 */
public record MixupMixing(double alpha) implements Mixing {
  @Override
  public Mixture draw(int[] labels, int[] counts, Side side, RandomGenerator random) {
    double share = BetaDraw.of(alpha, random);
    return Mixture.averages(Mixing.partners(labels.length, random), share);
  }
}
