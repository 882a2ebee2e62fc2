package equipoise.reports.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order in which step-wise procedures go through p-values. */
final class Ascending {
  private Ascending() {}

  /** Indices of the values from the smallest on; equal ones keep their order. */
  static int[] order(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
