package equipoise.classifiers.forest;

import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws rows with replacement, each with a probability proportional to the weight of its class. */
final class Bootstrap {
  private final int rows;
  private final int[][] rowsOf;
  private final double[] cumulative;

  /**
   * @param weights of an example of each class, at least 0, not all 0 where there are examples
   */
  Bootstrap(Dataset data, float[] weights) {
    rows = data.size();
    rowsOf = IntStream.range(0, data.classes().size()).mapToObj(data::rowsOf).toArray(int[][]::new);
    cumulative = new double[rowsOf.length];
    for (int c = 0; c < cumulative.length; c++) {
      cumulative[c] = rowsOf[c].length * (double) weights[c];
    }
    Arrays.parallelPrefix(cumulative, Double::sum);
  }

  /** How often each row is drawn in as many draws as there are rows. */
  int[] draw(RandomGenerator random) {
    int[] counts = new int[rows];
    double total = cumulative[cumulative.length - 1];
    for (int k = 0; k < rows; k++) {
      int[] candidates = rowsOf[classAt(random.nextDouble() * total)];
      counts[candidates[random.nextInt(candidates.length)]]++;
    }
    return counts;
  }

  private int classAt(double position) {
    int c = 0;
    while (cumulative[c] <= position) {
      c++;
    }
    return c;
  }
}
