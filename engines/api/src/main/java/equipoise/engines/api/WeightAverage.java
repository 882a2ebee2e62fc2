package equipoise.engines.api;

/**
 * An exponential moving average of a network's weights, running statistics included: average =
 * decay average + (1 - decay) weights, starting at the first weights. For a generator, whose
 * averaged weights make better images than its last ones (Yazici et al., ICLR 2019, arXiv
 * 1806.04498).
 */
public final class WeightAverage {
  private final double decay;
  private final Weights average;

  /**
   * @param decay from 0 (the last weights) to below 1
   * @param first copied
   */
  public WeightAverage(double decay, Weights first) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be from 0 to below 1, but is " + decay);
    }
    this.decay = decay;
    this.average = first.copy();
  }

  /** Takes in the weights after another step. */
  public void add(Weights weights) {
    add(weights, decay);
  }

  /**
   * As {@link #add(Weights)}, with another decay for this step only: a short training must forget
   * its start sooner.
   *
   * @param stepDecay from 0 to below 1
   */
  public void add(Weights weights, double stepDecay) {
    float keep = (float) stepDecay;
    average
        .tensors()
        .forEach(
            (name, tensor) -> {
              float[] mean = tensor.values();
              float[] values = weights.get(name).values();
              for (int i = 0; i < mean.length; i++) {
                mean[i] = values[i] + keep * (mean[i] - values[i]);
              }
            });
  }

  /** The average so far, a copy. */
  public Weights weights() {
    return average.copy();
  }
}
