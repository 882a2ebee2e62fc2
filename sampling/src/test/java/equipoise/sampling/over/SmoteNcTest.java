package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.over.SmoteNc.Options;
import equipoise.sampling.over.SmoteNc.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The contract on numeric data, as {@link Smote}'s; {@link SmoteNcMixedTest} has nominal columns.
 */
class SmoteNcTest {
  /** Three numeric and two nominal columns, the label last. */
  private static Dataset mixed() {
    List<String[]> cells = Reference.lines("mixed_s0").map(line -> line.split(",")).toList();
    List<List<String>> categories =
        List.of(List.of(), List.of(), List.of(), categories(cells, 3), categories(cells, 4));
    double[][] rows = new double[cells.size()][5];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < 5; j++) {
        String text = cells.get(i)[j];
        rows[i][j] = j < 3 ? Double.parseDouble(text) : categories.get(j).indexOf(text);
      }
    }
    List<TableShape.Column> columns =
        categories.stream().map(values -> new TableShape.Column("c", values)).toList();
    int[] labels = cells.stream().mapToInt(row -> Integer.parseInt(row[5])).toArray();
    return Dataset.ofTable("mixed", new TableShape(columns), List.of("0", "1"), rows, labels);
  }

  private static List<String> categories(List<String[]> cells, int column) {
    TreeSet<String> found = new TreeSet<>();
    cells.forEach(row -> found.add(row[column]));
    return List.copyOf(found);
  }

  @Test
  void neighbours_under_both_penalties_are_those_of_the_reference() {
    Dataset data = mixed();
    int[] rows = data.rowsOf(1);
    JsonNode reference = Reference.json("categorical_s0").get("smotenc");
    MixedSpace space = new MixedSpace(data);
    assertThat(space.medianDeviation(rows))
        .isCloseTo(reference.get("median_std").asDouble(), within(1e-12));
    check(reference.get("v0.12+ (median_std/sqrt2, correct)"), Penalty.MEDIAN, space, rows);
    check(reference.get("v0.10 (median_std/2, historic)"), Penalty.HISTORIC, space, rows);
  }

  private static void check(JsonNode expected, Penalty penalty, MixedSpace space, int[] rows) {
    int[][] found = new SmoteNc(new Options(5, penalty)).neighbours(space, rows, Progress.none());
    for (int i = 0; i < rows.length; i++) {
      int[] neighbours = Arrays.stream(found[i]).map(n -> rows[n]).toArray();
      assertThat(neighbours).isEqualTo(Reference.ints(expected.get("neighbours").get(i)));
    }
  }

  @Test
  void every_nominal_value_is_a_most_frequent_one_as_in_the_reference() {
    Dataset data = mixed();
    int[] rows = data.rowsOf(1);
    JsonNode allowed =
        Reference.json("categorical_s0")
            .at("/smotenc/v0.12+ (median_std~1sqrt2, correct)/allowed_categories_per_base_sample");
    Dataset after =
        sampler().resample(Splits.whole(data), Strategy.parse("1=1000"), new Seed(1)).data().data();
    TableShape table = (TableShape) data.shape();
    for (int i = data.size(); i < after.size(); i++) {
      int base = Arrays.binarySearch(rows, ((Origin.Interpolated) after.origin(i)).base());
      for (int j = 3; j < 5; j++) {
        String value = table.columns().get(j).categories().get((int) after.value(i, j));
        assertThat(allowed.get(base).get(j - 3).toString()).contains("\"" + value + "\"");
      }
    }
  }

  @Test
  void a_table_of_nominal_columns_alone_is_refused_with_the_remedy() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                sampler()
                    .resample(
                        Splits.whole(Samples.nominalFrom(0, Samples.table(2, 9, 4))),
                        Strategy.AUTO,
                        new Seed(1)))
        .withMessageContainingAll("smote-nc", "smote-n");
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, Penalty.MEDIAN));
  }

  private static Sampler sampler() {
    return new SmoteNc(Options.DEFAULTS);
  }
}
