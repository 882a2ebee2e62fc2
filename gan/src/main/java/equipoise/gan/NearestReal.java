package equipoise.gan;

import equipoise.core.data.Dataset;

/**
 * The training image that a generated one resembles most, for reports: whether a generator invents
 * or repeats.
 *
 * @param index row of the training data
 * @param distance Euclidean distance over all pixels 0..255; 0 for a copy
 */
public record NearestReal(int index, double distance) {
  /**
   * The nearest image of the same class.
   *
   * @param train images
   * @param generated images of the same shape
   * @param row of {@code generated}
   * @throws IllegalArgumentException if the class has no real image in {@code train}
   */
  public static NearestReal of(Dataset train, Dataset generated, int row) {
    double[] wanted = generated.values(row);
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < train.size(); i++) {
      if (train.label(i) == generated.label(row) && train.origin(i).isReal()) {
        double squared = squaredDistance(train, i, wanted, smallest);
        if (squared < smallest) {
          smallest = squared;
          best = i;
        }
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "'%s' has no real image of class '%s'"
              .formatted(train.name(), generated.classes().get(generated.label(row))));
    }
    return new NearestReal(best, Math.sqrt(smallest));
  }

  /** Stops adding once {@code enough} is reached. */
  private static double squaredDistance(Dataset data, int i, double[] wanted, double enough) {
    double sum = 0;
    for (int j = 0; j < wanted.length && sum < enough; j++) {
      double difference = data.value(i, j) - wanted[j];
      sum += difference * difference;
    }
    return sum;
  }
}
