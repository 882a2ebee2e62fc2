package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Strategy;
import equipoise.sampling.over.PolynomFitSmote.Options;
import equipoise.sampling.over.PolynomFitSmote.Topology;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolynomFitSmoteTest {
  /** Four rows of "a" far away, three of "b" at 0, 3 and 9 in the first column. */
  private static final Dataset DATA =
      Dataset.ofTable(
          "t",
          TableShape.numeric(2),
          List.of("a", "b"),
          new double[][] {{100, 0}, {101, 0}, {102, 0}, {103, 0}, {0, 1}, {3, 1}, {9, 1}},
          new int[] {0, 0, 0, 0, 1, 1, 1});

  private static Dataset made(Topology topology, int size) {
    return new PolynomFitSmote(new Options(topology, 2))
        .resample(Splits.whole(DATA), Strategy.parse("b=" + size), new Seed(1))
        .data()
        .data();
  }

  private static double[] firstColumn(Dataset data) {
    double[] values = new double[data.size() - DATA.size()];
    Arrays.setAll(values, i -> data.value(DATA.size() + i, 0));
    Arrays.sort(values);
    return values;
  }

  @Test
  void the_star_divides_the_lines_to_the_mean() {
    // mean 4; two rows on each line at thirds: 4/3, 8/3; 10/3, 11/3; 22/3, 17/3
    Dataset after = made(Topology.STAR, 9);
    assertThat(firstColumn(after))
        .containsExactly(
            new double[] {4 / 3.0, 8 / 3.0, 10 / 3.0, 11 / 3.0, 17 / 3.0, 22 / 3.0}, within(1e-12));
    Origin.Derived origin = (Origin.Derived) after.origin(7);
    assertThat(origin).isEqualTo(new Origin.Derived(Origin.Derivation.FITTED, 4));
    assertThat(after.origin(8)).isEqualTo(new Origin.Derived(Origin.Derivation.FITTED, 5));
  }

  @Test
  void the_bus_divides_the_lines_from_row_to_row() {
    Dataset after = made(Topology.BUS, 7);
    assertThat(firstColumn(after)).containsExactly(new double[] {1, 2, 5, 7}, within(1e-12));
    assertThat(after.origin(7)).isEqualTo(new Origin.Interpolated(4, 5, 1 / 3.0));
  }

  @Test
  void the_mesh_divides_the_lines_between_all_pairs() {
    assertThat(firstColumn(made(Topology.MESH, 6)))
        .containsExactly(new double[] {1.5, 4.5, 6}, within(1e-12));
    long pair = 0;
    for (int second = 1; second < 300; second++) {
      for (int first = 0; first < second; first++) {
        assertThat(PolynomFitSmote.second(pair++)).isEqualTo(second);
      }
    }
  }

  @Test
  void the_polynomial_passes_through_three_rows_at_degree_two() {
    FittedCurve curve = new FittedCurve(DATA, new int[] {4, 5, 6}, 2);
    assertThat(curve.at(-1)).containsExactly(new double[] {0, 1}, within(1e-12));
    assertThat(curve.at(0)).containsExactly(new double[] {3, 1}, within(1e-12));
    assertThat(curve.at(1)).containsExactly(new double[] {9, 1}, within(1e-12));
    // x(t) = 3 + 4.5 t + 1.5 t^2
    assertThat(curve.at(0.5)).containsExactly(new double[] {5.625, 1}, within(1e-12));
    assertThat(made(Topology.POLY, 4).size()).isEqualTo(8);
  }

  @Test
  void a_degree_out_of_bounds_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(Topology.POLY, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(Topology.POLY, 11));
  }
}
