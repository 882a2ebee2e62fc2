package equipoise.sampling.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import equipoise.core.Seed;
import equipoise.core.SharedFiles;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.core.table.Table;
import equipoise.core.table.TableOptions;
import equipoise.sampling.over.Adasyn;
import equipoise.sampling.over.Smote;
import equipoise.sampling.under.EditedNearestNeighbours;
import equipoise.sampling.under.TomekLinks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalculableValuesTest {
  private static Dataset table(double[]... rows) {
    int[] labels = new int[rows.length];
    labels[0] = 1;
    return Dataset.ofTable(
        "t", TableShape.numeric(rows[0].length), List.of("a", "b"), rows, labels);
  }

  /** The squares of differences near 1e-200 are 0: every row would be as near as any other. */
  @Test
  void values_whose_squared_differences_underflow_are_refused() {
    Dataset data =
        Table.read(SharedFiles.path("data/field/tiny-magnitudes/tiny.csv"), TableOptions.DEFAULTS)
            .data();
    for (Sampler sampler :
        List.of(
            new Smote(Smote.Options.DEFAULTS),
            new Adasyn(Adasyn.Options.DEFAULTS),
            new EditedNearestNeighbours(EditedNearestNeighbours.Options.DEFAULTS),
            new TomekLinks())) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> sampler.resample(Splits.whole(data), Strategy.AUTO, new Seed(1)))
          .withMessageContaining("calculates with squares of differences")
          .withMessageContaining("multiply the columns")
          .withMessageNotContaining("\\n");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.9e-324, 1e-200, 1e-160, 1e-140})
  void a_range_that_is_too_small_is_refused_whatever_the_other_columns_hold_alike(double step) {
    assertThat(CalculableValues.flaw(table(row(0, 5), row(step, 5), row(2 * step, 5)))).isPresent();
    assertThat(CalculableValues.flaw(table(row(step, 5), row(-step, 5)))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-120, 1, 1e130})
  void usual_ranges_and_equal_rows_are_calculated_with(double step) {
    assertThat(CalculableValues.flaw(table(row(0, 5), row(step, 5)))).isEmpty();
  }

  @Test
  void a_column_of_usual_range_makes_a_tiny_one_negligible() {
    assertThat(CalculableValues.flaw(table(row(0, 5), row(1e-200, 6)))).isEmpty();
  }

  @Test
  void values_whose_squares_overflow_are_refused_by_row_and_column() {
    assertThat(CalculableValues.flaw(table(row(0, 5), row(1, -1e200))).orElseThrow())
        .contains("row 1, column 'x1' holds -1.0E200");
  }

  private static double[] row(double... values) {
    return values;
  }
}
