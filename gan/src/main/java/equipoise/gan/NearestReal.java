package equipoise.gan;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    return ofAll(train, generated.select(new int[] {row}), Progress.none()).get(0);
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

  /**
   * The nearest real image of each generated one, on all processors.
   *
   * @param train as in {@link #of}
   * @param generated images of the same shape
   * @throws equipoise.core.learning.Progress.Cancelled if the work is no longer wanted
   */
  public static List<NearestReal> ofAll(Dataset train, Dataset generated, Progress progress) {
    int[] rows = IntStream.range(0, train.size()).filter(i -> train.origin(i).isReal()).toArray();
    byte[][] real = Arrays.stream(rows).mapToObj(train::pixels).toArray(byte[][]::new);
    if (real.length == 0) {
      throw new IllegalArgumentException("'%s' has no real image".formatted(train.name()));
    }
    return IntStream.range(0, generated.size())
        .parallel()
        .mapToObj(
            row -> {
              progress.checkpoint();
              return nearest(rows, real, generated.pixels(row));
            })
        .toList();
  }

  private static NearestReal nearest(int[] rows, byte[][] real, byte[] wanted) {
    int nearest = -1;
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < real.length; i++) {
      long squared = squaredDistance(real[i], wanted, smallest);
      if (squared < smallest) {
        smallest = squared;
        nearest = i;
      }
    }
    return new NearestReal(rows[nearest], Math.sqrt(smallest));
  }
}
