package equipoise.experiments.explain;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What most values do not exceed. */
final class Percentile {
  private Percentile() {}

  /**
   * The absolute value below which a share of a map's absolute values lie; the largest one where
   * that is 0.
   *
   * @param share in (0, 1]
   */
  static double of(float[][] map, double share) {
    int width = map[0].length;
    double[] sizes =
        IntStream.range(0, map.length * width)
            .mapToDouble(i -> Math.abs(map[i / width][i % width]))
            .sorted()
            .toArray();
    double found = sizes[(int) Math.ceil(share * sizes.length) - 1];
    return found > 0 ? found : sizes[sizes.length - 1];
  }

  /** The largest absolute value. */
  static double largest(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
  }

  /** The largest absolute value of a part. */
  static double largest(float[] values, int from, int count) {
    return largest(Arrays.copyOfRange(values, from, from + count));
  }
}
