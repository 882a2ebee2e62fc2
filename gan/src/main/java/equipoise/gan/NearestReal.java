package equipoise.gan;

import equipoise.core.data.Dataset;

/**
 * The training image that a generated one resembles most: reports show both side by side, so that
 * memorised images are seen.
 *
 * @param index row of the training data
 * @param distance Euclidean distance over all pixels 0..255; 0 for a copy
 */
public record NearestReal(int index, double distance) {
  /**
   * The nearest real image of any class: a conditional generator may reproduce one of another
   * class.
   *
   * @param train images; if several are equally near, the first is taken
   * @param generated images of the same shape
   * @param row of {@code generated}
   * @throws IllegalArgumentException if {@code train} has no real image
   */
  public static NearestReal of(Dataset train, Dataset generated, int row) {
    byte[] wanted = generated.pixels(row);
    int nearest = -1;
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < train.size(); i++) {
      if (train.origin(i).isReal()) {
        long squared = squaredDistance(train.pixels(i), wanted, smallest);
        if (squared < smallest) {
          smallest = squared;
          nearest = i;
        }
      }
    }
    if (nearest < 0) {
      throw new IllegalArgumentException("'%s' has no real image".formatted(train.name()));
    }
    return new NearestReal(nearest, Math.sqrt(smallest));
  }

  /** Stops adding once {@code enough} is reached. */
  private static long squaredDistance(byte[] a, byte[] b, long enough) {
    long sum = 0;
    for (int j = 0; j < a.length && sum < enough; j++) {
      int difference = (a[j] & 0xff) - (b[j] & 0xff);
      sum += (long) difference * difference;
    }
    return sum;
  }
}
