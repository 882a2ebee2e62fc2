package equipoise.classifiers.batch;

import java.util.random.RandomGenerator;

/**
 * Verma et al., ICML 2019, arXiv 1806.05236: each batch is mixed as in mixup, at a depth drawn for
 * it. Here the depths are two, the images and the features in front of the last layer; the paper
 * draws among the first layers too.
 *
 * @param alpha above 0
 */
public record ManifoldMixing(double alpha) implements Mixing {
  @Override
  public Mixture draw(int[] labels, int[] counts, Side side, RandomGenerator random) {
    boolean features = random.nextBoolean();
    double share = BetaDraw.of(alpha, random);
    Mixture averages = Mixture.averages(Mixing.partners(labels.length, random), share);
    return new Mixture(averages.partners(), share, null, averages.labelShares(), features);
  }

  @Override
  public boolean mixesFeatures() {
    return true;
  }
}
