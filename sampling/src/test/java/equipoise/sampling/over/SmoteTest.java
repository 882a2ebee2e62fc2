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
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.call.SyntheticRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SmoteTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void base_neighbour_and_gap_give_the_points_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    for (JsonNode expected : Reference.json(set).get("smote_replay")) {
      double[] point =
          SyntheticRows.interpolation(
              data.values(expected.get("base").asInt()),
              data.values(expected.get("neighbour").asInt()),
              expected.get("gap").asDouble());
      assertThat(point).containsExactly(Reference.doubles(expected.get("point")), within(1e-12));
    }
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void every_new_row_lies_between_a_row_and_one_of_its_five_neighbours(String set) {
    Dataset data = Reference.table(set);
    Map<Integer, List<Integer>> neighbours = new HashMap<>();
    for (JsonNode group : Reference.json(set).at("/smote/classes")) {
      for (int i = 0; i < group.get("base_index").size(); i++) {
        List<Integer> found = new ArrayList<>();
        group.get("neighbours").get(i).forEach(n -> found.add(n.asInt()));
        neighbours.put(group.get("base_index").get(i).asInt(), found);
      }
    }
    Dataset after = resample(data, "auto").data().data();
    for (int i = data.size(); i < after.size(); i++) {
      Origin.Interpolated made = (Origin.Interpolated) after.origin(i);
      assertThat(made.gap()).isGreaterThanOrEqualTo(0).isLessThan(1);
      assertThat(neighbours.get(made.base())).contains(made.neighbour());
    }
  }

  private Resampled resample(Dataset data, String strategy) {
    return sampler().resample(Splits.whole(data), Strategy.parse(strategy), new Seed(9));
  }

  @Test
  void only_the_named_classes_grow_and_one_class_does_not_change_the_numbers_of_another() {
    Dataset data = Samples.table(2, 30, 9, 8);
    Dataset both = resample(data, "b=12,c=12").data().data();
    Dataset one = resample(data, "c=12").data().data();
    assertThat(both.counts()).containsExactly(30, 12, 12);
    assertThat(one.counts()).containsExactly(30, 9, 12);
    for (int i = 0; i < 4; i++) {
      assertThat(both.values(50 + i)).isEqualTo(one.values(47 + i));
    }
  }

  @Test
  void a_class_no_larger_than_k_is_filled_from_the_neighbours_it_has_and_a_note_says_so() {
    Resampled result = resample(Samples.table(2, 20, 3), "auto");
    assertThat(result.data().counts()).containsExactly(20, 20);
    assertThat(result.notes()).singleElement().asString().contains("'b'", "3 rows", "2", "5");
  }

  @Test
  void a_class_of_one_row_is_copied_and_a_note_says_so() {
    Resampled result = resample(Samples.table(2, 20, 1), "auto");
    assertThat(result.notes()).singleElement().asString().contains("'b'", "copies");
    Dataset after = result.data().data();
    assertThat(after.origin(after.size() - 1)).isEqualTo(new Origin.Copied(1));
  }

  @Test
  void a_missing_value_is_refused_with_its_row_and_column() {
    double[][] rows = {{1, 2}, {3, Double.NaN}, {4, 5}};
    Dataset data =
        Dataset.ofTable("t", TableShape.numeric(2), List.of("a", "b"), rows, new int[] {0, 1, 1});
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(data, "auto"))
        .withMessageContainingAll("row 1", "'x1'", "NaN");
  }

  @Test
  void a_nominal_column_is_refused_by_name() {
    TableShape shape =
        new TableShape(List.of(new TableShape.Column("colour", List.of("red", "blue"))));
    Dataset data =
        Dataset.ofTable(
            "t", shape, List.of("a", "b"), new double[][] {{0}, {1}, {1}}, new int[] {0, 1, 1});
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> resample(data, "auto"))
        .withMessageContaining("'colour'");
  }

  @Test
  void no_neighbour_at_all_is_no_option() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Smote.Options(0))
        .withMessageContainingAll("k", "0", "1");
  }

  private static Sampler sampler() {
    return new Smote(Smote.Options.DEFAULTS);
  }
}
