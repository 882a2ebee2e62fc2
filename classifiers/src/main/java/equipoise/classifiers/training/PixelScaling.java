package equipoise.classifiers.training;

import equipoise.core.data.Dataset;

/** How pixels 0..255 become a network's input; one factor and offset for all channels. */
public enum PixelScaling {
  /** value / 255 - 1/2: nothing is estimated from data, so it is the same for every method. */
  CENTRED,
  /**
   * (value - mean) / deviation over all pixels of the real rows that the learner is given;
   * synthetic rows never count, nor does anything outside the training part.
   */
  STANDARDISED;

  /** Input value = factor * pixel + offset. */
  public record Scale(float factor, float offset) {}

  Scale scale(Dataset train) {
    if (this == CENTRED) {
      return new Scale(1 / 255f, -0.5f);
    }
    double sum = 0;
    double squares = 0;
    long n = 0;
    for (int i = 0; i < train.size(); i++) {
      if (train.origin(i).isReal()) {
        for (int j = 0; j < train.dimension(); j++) {
          double value = train.value(i, j);
          sum += value;
          squares += value * value;
        }
        n += train.dimension();
      }
    }
    if (n == 0) {
      throw new IllegalArgumentException(
          "scaling 'standardised' needs real rows in '"
              + train.name()
              + "', but all are synthetic");
    }
    double mean = sum / n;
    double deviation = Math.sqrt(Math.max(squares / n - mean * mean, 1));
    return new Scale((float) (1 / deviation), (float) (-mean / deviation));
  }
}
