package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import equipoise.core.Seed;
import equipoise.core.learning.Neighbours;
import equipoise.core.learning.Progress;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.space.ExactNeighbours.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast search gives, bit for bit, the answer of the plain one. */
class MatrixSearchTest {
  @BeforeAll
  static void the_native_library_is_there() {
    Assumptions.assumeTrue(Blas.works(), "OpenBLAS does not load on this machine");
  }

  static Stream<Arguments> sets() {
    return Stream.of(
        set("normal, 20 columns", normal(900, 20, x -> x)),
        set("normal, 784 columns", normal(300, 784, x -> x)),
        set("one column", normal(1200, 1, x -> x)),
        set("two columns", normal(1500, 2, x -> x)),
        set("images", rows(Points.of(Samples.images(12, 300, 200, 100)))),
        set("gaps of 1e-7", shells(600, 6, 1e-7)),
        set("gaps of 1e-13", shells(600, 6, 1e-13)),
        set("all at one distance", shells(300, 6, 0)),
        set("overlap of the reference", rows(Points.of(Reference.table("mix20d_s1")))),
        set("every row six times", repeated(normal(100, 5, x -> x), 6)),
        set("all rows the same", repeated(normal(1, 5, x -> x), 500)),
        set("whole numbers, many ties", normal(800, 3, x -> Math.rint(3 * x))),
        set("offset 1e6 and noise", normal(700, 30, x -> 1e6 + 1e-3 * x)),
        set("offset 1e15 and noise", normal(700, 3, x -> 1e15 + x)),
        set("two far groups", groups(700, 10, 1e7)),
        set("one row far away", outlier(700, 10, 1e9)),
        set("constant columns", constant(700)),
        set("too large for floats", normal(700, 10, x -> 1e100 * x)),
        set("too small for floats", normal(700, 10, x -> 1e-90 * x)),
        set("squares overflow", normal(400, 10, x -> 1e200 * x)),
        set("squares vanish", normal(400, 10, x -> 1e-200 * x)),
        set("many magnitudes", normal(700, 4, x -> Math.pow(10, 30 * x))),
        set("sorted", sorted(2000)),
        set("few rows", normal(3, 4, x -> x)));
  }

  private static Arguments set(String name, double[][] rows) {
    return Arguments.argumentSet(name, (Object) rows);
  }

  private static double[][] normal(int n, int d, DoubleUnaryOperator change) {
    RandomGenerator random = new Seed(5).child(n + "x" + d).generator();
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> change.applyAsDouble(random.nextGaussian()));
    }
    return rows;
  }

  /** Row 0 at the origin, the others at squared distances from it that differ by the gap. */
  private static double[][] shells(int n, int d, double gap) {
    double[][] rows = normal(n, d, x -> x);
    for (int i = 0; i < n; i++) {
      double norm = Math.sqrt(Arrays.stream(rows[i]).map(x -> x * x).sum());
      double radius = i == 0 ? 0 : Math.sqrt(1 + gap * ((i * 37) % n));
      Arrays.setAll(rows[i], new Scaled(rows[i].clone(), radius / norm)::at);
    }
    return rows;
  }

  private record Scaled(double[] row, double factor) {
    double at(int j) {
      return row[j] * factor;
    }
  }

  private static double[][] repeated(double[][] rows, int times) {
    return IntStream.range(0, rows.length * times)
        .mapToObj(i -> rows[i % rows.length].clone())
        .toArray(double[][]::new);
  }

  private static double[][] groups(int n, int d, double apart) {
    double[][] rows = normal(n, d, x -> x);
    for (int i = 0; i < n; i += 2) {
      rows[i][0] += apart;
    }
    return rows;
  }

  private static double[][] outlier(int n, int d, double away) {
    double[][] rows = normal(n, d, x -> x);
    rows[n / 3][1] = away;
    return rows;
  }

  private static double[][] constant(int n) {
    double[][] rows = normal(n, 3, x -> x);
    for (double[] row : rows) {
      row[0] = 0.1;
      row[2] = -1e12;
    }
    return rows;
  }

  private static double[][] sorted(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new double[] {i * i * 0.01, i})
        .toArray(double[][]::new);
  }

  private static double[][] rows(Points points) {
    return IntStream.range(0, points.size()).mapToObj(points::get).toArray(double[][]::new);
  }

  private static ExactNeighbours search(double[][] rows, Way way) {
    return new ExactNeighbours(Points.of(rows), Progress.none(), way);
  }

  private static void checkSame(Neighbours found, Neighbours expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.rows()[i]).as("row %d", i).isEqualTo(expected.rows()[i]);
      assertThat(found.squaredDistances()[i])
          .as("row %d", i)
          .isEqualTo(expected.squaredDistances()[i]);
    }
    assertThat(found.size()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void all_rows_find_the_same_neighbours_in_both_ways(double[][] rows) {
    for (int k : new int[] {1, 5, 40}) {
      checkSame(
          search(rows, Way.MATRIX).nearestOthers(k), search(rows, Way.PLAIN).nearestOthers(k));
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void some_rows_find_the_same_neighbours_in_both_ways(double[][] rows) {
    int[] asking = IntStream.range(0, rows.length).filter(i -> i % 7 < 2).toArray();
    checkSame(
        search(rows, Way.MATRIX).nearestOthers(asking, 6),
        search(rows, Way.PLAIN).nearestOthers(asking, 6));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void a_group_finds_in_one_search_what_it_finds_in_two(double[][] rows) {
    int[] group = IntStream.range(0, rows.length).filter(i -> i % 7 < 2).toArray();
    Neighbours amongAll = search(rows, Way.PLAIN).nearestOthers(group, 6);
    double[][] alone = Arrays.stream(group).mapToObj(i -> rows[i]).toArray(double[][]::new);
    Neighbours withinGroup = search(alone, Way.PLAIN).nearestOthers(6);
    for (Way way : List.of(Way.MATRIX, Way.PLAIN)) {
      ExactNeighbours.OfGroup found = search(rows, way).nearestOthersOf(group, 6);
      checkSame(found.amongAll(), amongAll);
      checkSame(found.withinGroup(), withinGroup);
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void other_points_find_the_same_neighbours_in_both_ways(double[][] rows) {
    double[][] queries = Arrays.copyOf(rows, rows.length / 2);
    double[][] searched = Arrays.copyOfRange(rows, rows.length / 3, rows.length);
    checkSame(
        search(searched, Way.MATRIX).nearest(queries, 4),
        search(searched, Way.PLAIN).nearest(queries, 4));
  }

  @Test
  void the_number_of_threads_changes_nothing() throws InterruptedException, ExecutionException {
    double[][] rows = normal(3000, 8, x -> Math.rint(4 * x));
    Neighbours expected = search(rows, Way.PLAIN).nearestOthers(5);
    for (int threads : new int[] {1, 2, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      checkSame(pool.submit(() -> search(rows, Way.MATRIX).nearestOthers(5)).get(), expected);
      checkSame(pool.submit(() -> search(rows, Way.PLAIN).nearestOthers(5)).get(), expected);
      pool.shutdown();
    }
  }

  @Test
  void a_row_that_asks_twice_gets_the_answer_twice() {
    double[][] rows = normal(500, 4, x -> x);
    int[] asking = {7, 3, 7, 499, 3};
    checkSame(
        search(rows, Way.MATRIX).nearestOthers(asking, 3),
        search(rows, Way.PLAIN).nearestOthers(asking, 3));
    assertThat(search(rows, Way.MATRIX).nearestOthers(asking, 3).rows()[2])
        .isEqualTo(search(rows, Way.PLAIN).nearestOthers(3).rows()[7]);
  }

  @Test
  void progress_ends_at_its_total_in_both_ways() {
    for (Way way : List.of(Way.MATRIX, Way.PLAIN)) {
      List<Long> done = new ArrayList<>();
      List<Long> totals = new ArrayList<>();
      Progress progress =
          (stage, now, total) -> {
            done.add(now);
            totals.add(total);
          };
      double[][] rows = normal(2000, 8, x -> x);
      new ExactNeighbours(Points.of(rows), progress, way).nearestOthers(new int[] {4, 9, 11}, 3);
      new ExactNeighbours(Points.of(rows), progress, way).nearestOthers(3);
      assertThat(done).last().isEqualTo(totals.get(totals.size() - 1));
      assertThat(done.get(done.size() - 2)).isLessThan(totals.get(totals.size() - 1));
    }
  }

  @Test
  void a_cancelled_search_ends() {
    for (Way way : List.of(Way.MATRIX, Way.PLAIN)) {
      ExactNeighbours search =
          new ExactNeighbours(Points.of(normal(2000, 8, x -> x)), new AfterThree(), way);
      assertThatExceptionOfType(Progress.Cancelled.class).isThrownBy(() -> search.nearestOthers(3));
    }
  }

  /** Cancels after it was asked three times. */
  private static final class AfterThree implements Progress {
    private int asked;

    @Override
    public void report(String stage, long done, long total) {}

    @Override
    public synchronized boolean cancelled() {
      return ++asked > 3;
    }
  }
}
