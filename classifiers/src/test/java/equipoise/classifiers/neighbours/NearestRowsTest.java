package equipoise.classifiers.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestRowsTest {
  /** Few distinct values, so that many distances are equal. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 70})
  void the_nearest_rows_are_those_of_a_sorted_list(int columns) {
    RandomGenerator random = new Seed(columns).generator();
    double[][] points = points(60, columns, random);
    for (double[] query : points(20, columns, random)) {
      int[] sorted =
          IntStream.range(0, points.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> squaredDistance(points[i], query)))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int k : new int[] {1, 7, 60}) {
        assertThat(new NearestRows(points, k).nearest(query))
            .containsExactly(java.util.Arrays.copyOf(sorted, k));
      }
    }
  }

  private static double[][] points(int n, int columns, RandomGenerator random) {
    double[][] points = new double[n][columns];
    for (double[] point : points) {
      java.util.Arrays.setAll(point, j -> random.nextInt(3));
    }
    return points;
  }

  private static double squaredDistance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j])).sum();
  }
}
