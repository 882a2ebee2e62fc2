package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.over.SmoteN.Options;
import equipoise.sampling.space.ProgressCounter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoteNTest {
  private static Dataset table(List<String> columns, List<List<String>> cells, int[] labels) {
    TableShape shape =
        new TableShape(
            columns.stream()
                .map(values -> new TableShape.Column("c", List.of(values.split(""))))
                .toList());
    double[][] rows =
        cells.stream()
            .map(
                row -> {
                  double[] values = new double[row.size()];
                  for (int j = 0; j < values.length; j++) {
                    values[j] = columns.get(j).indexOf(row.get(j));
                  }
                  return values;
                })
            .toArray(double[][]::new);
    return Dataset.ofTable("t", shape, List.of("0", "1"), rows, labels);
  }

  @Test
  void shares_and_distances_are_those_of_the_reference() {
    JsonNode reference = Reference.json("categorical_s0").get("smoten");
    List<List<String>> cells = Reference.lists(reference.get("X"));
    List<String> columns = List.of("abcd", "pqr", "xy");
    Dataset data = table(columns, cells, Reference.ints(reference.get("y")));
    for (int j = 0; j < 3; j++) {
      double[][] shares = ValueDifference.shares(data, j, columns.get(j).length());
      for (int v = 0; v < shares.length; v++) {
        String value = columns.get(j).substring(v, v + 1);
        assertThat(shares[v])
            .containsExactly(
                Reference.doubles(reference.get("conditional_probabilities").get(j).get(value)),
                within(1e-12));
      }
    }
    ValueDifference metric = new ValueDifference(data, 2);
    for (int i = 0; i < 10; i++) {
      double[] expected = Reference.doubles(reference.get("vdm_distance_rows_0_to_9").get(i));
      for (int j = 0; j < expected.length; j++) {
        assertThat(metric.distance(i, j)).isCloseTo(expected[j], within(1e-12));
      }
    }
  }

  @Test
  void neighbours_are_those_of_plain_sorting() {
    Dataset data = Samples.nominalFrom(0, Samples.table(4, 300, 160));
    for (double r : new double[] {0.5, 1, 2}) {
      ValueDifference metric = new ValueDifference(data, r);
      for (int[] rows : List.of(data.rowsOf(1), new int[] {3}, new int[] {5, 8, 9})) {
        int[][] found =
            metric.nearestOthers(
                rows, 7, new ProgressCounter(Progress.none(), "neighbours", rows.length));
        for (int i = 0; i < rows.length; i++) {
          int row = i;
          assertThat(found[i])
              .isEqualTo(
                  IntStream.range(0, rows.length)
                      .filter(j -> j != row)
                      .boxed()
                      .sorted(Comparator.comparingDouble(j -> metric.distance(rows[row], rows[j])))
                      .limit(7)
                      .mapToInt(Integer::intValue)
                      .toArray());
        }
      }
    }
  }

  @Test
  void the_vote_is_that_of_the_papers_table_5() {
    // ABCDE with neighbours AFCGN and HBCDN gives ABCDN; all three rows of the class vote here.
    Dataset data =
        table(
            List.of("AH", "BF", "C", "DG", "EN"),
            List.of(
                List.of("A", "B", "C", "D", "E"),
                List.of("A", "F", "C", "G", "N"),
                List.of("H", "B", "C", "D", "N"),
                List.of("H", "F", "C", "G", "E"),
                List.of("H", "F", "C", "G", "E"),
                List.of("H", "F", "C", "G", "E"),
                List.of("H", "F", "C", "G", "E")),
            new int[] {1, 1, 1, 0, 0, 0, 0});
    Dataset after =
        new SmoteN(new Options(2, 2))
            .resample(Splits.whole(data), Strategy.AUTO, new Seed(1))
            .data()
            .data();
    assertThat(after.size()).isEqualTo(8);
    assertThat(after.values(7)).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void numeric_columns_and_images_are_refused_with_the_remedy() {
    refuses(Samples.nominalFrom(1, Samples.table(2, 9, 4)), "'x0'", "smote-nc");
    refuses(Samples.images(4, 9, 4), "images", "use smote");
  }

  private void refuses(Dataset data, String... words) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1)))
        .withMessageContainingAll(words);
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 0));
  }

  private static Sampler sampler() {
    return new SmoteN(Options.DEFAULTS);
  }
}
