package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Origin;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.space.ExactNeighbours;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AdasynTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void neighbours_of_other_classes_and_numbers_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).at("/over/adasyn")) {
      check(data, expected);
    }
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void ties_are_resolved_by_the_smaller_row(String set) {
    check(Reference.table(set), Reference.json(set).at("/canonical_tie_rule/adasyn_k5"));
  }

  private static void check(Dataset data, JsonNode expected) {
    int k = expected.path("k").asInt(5);
    int label = expected.path("class").asInt(1);
    assertThat(data.rowsOf(label)).isEqualTo(Reference.ints(expected.get("indices")));
    int[] others = Adasyn.others(ExactNeighbours.of(data), data, data.rowsOf(label), k);
    assertThat(others).isEqualTo(Reference.ints(expected.get("n_majority_neighbours")));
    int[] numbers = Adasyn.numbers(expected.get("G").asInt(), others, k);
    int[] reference = Reference.ints(expected.get("generate"));
    List<Integer> halves = new ArrayList<>();
    expected.get("half_ties_positions").forEach(position -> halves.add(position.asInt()));
    for (int i = 0; i < numbers.length; i++) {
      assertThat(numbers[i])
          .isBetween(
              reference[i] - (halves.contains(i) ? 1 : 0),
              reference[i] + (halves.contains(i) ? 1 : 0));
    }
  }

  @Test
  void each_row_is_the_base_of_its_number_of_new_rows() {
    Dataset data = Samples.table(2, 40, 12);
    Resampled result = sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    int[] rows = data.rowsOf(1);
    int[] made = new int[data.size()];
    Dataset after = result.data().data();
    for (int i = data.size(); i < after.size(); i++) {
      made[((Origin.Interpolated) after.origin(i)).base()]++;
    }
    int[] numbers = Adasyn.numbers(28, Adasyn.others(ExactNeighbours.of(data), data, rows, 5), 5);
    for (int i = 0; i < rows.length; i++) {
      assertThat(made[rows[i]]).isEqualTo(numbers[i]);
    }
  }

  @Test
  void classes_far_apart_stay_as_they_are_with_a_note() {
    double[][] rows = new double[30][];
    int[] labels = new int[30];
    for (int i = 0; i < 30; i++) {
      labels[i] = i < 20 ? 0 : 1;
      rows[i] = new double[] {1000 * labels[i] + Math.sin(i)};
    }
    Dataset data = Dataset.ofTable("apart", TableShape.numeric(1), List.of("a", "b"), rows, labels);
    Resampled result = sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    assertThat(result.data().size()).isEqualTo(30);
    assertThat(result.notes()).singleElement().asString().contains("'b'", "no", "ADASYN");
  }

  private static Sampler sampler() {
    return new Adasyn(Adasyn.Options.DEFAULTS);
  }
}
