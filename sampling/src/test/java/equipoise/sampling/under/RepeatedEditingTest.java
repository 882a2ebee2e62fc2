package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import equipoise.sampling.under.RepeatedEditing.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RepeatedEditingTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  private static Sampler editing(Kind kind, int k, Agreement agreement) {
    return new RepeatedEditing(new RepeatedEditing.Options(kind, k, agreement, 100, false));
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_removed(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cleaning");
    assertThat(Reference.removed(data, editing(Kind.RENN, 3, Agreement.ALL), "auto"))
        .isEqualTo(Reference.ints(expected.get("renn_k3_all_removed")));
    assertThat(Reference.removed(data, editing(Kind.RENN, 3, Agreement.MODE), "auto"))
        .isEqualTo(Reference.ints(expected.get("renn_k3_mode_removed")));
    assertThat(Reference.removed(data, editing(Kind.ALL_KNN, 3, Agreement.ALL), "auto"))
        .isEqualTo(Reference.ints(expected.get("allknn_k3_all_removed")));
    assertThat(Reference.removed(data, editing(Kind.ALL_KNN, 5, Agreement.MODE), "auto"))
        .isEqualTo(Reference.ints(expected.get("allknn_k5_mode_removed")));
    Sampler shrinking =
        new RepeatedEditing(new RepeatedEditing.Options(Kind.ALL_KNN, 3, Agreement.ALL, 100, true));
    assertThat(Reference.removed(data, shrinking, "auto"))
        .isEqualTo(Reference.ints(expected.get("allknn_k3_all_allowminority_removed")));
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void on_real_sets_only_ties_leave_a_choice(String set) {
    Dataset data = Reference.table(set);
    Reference.checkWithinTies(
        set,
        "renn_k3_all_removed",
        Reference.removed(data, editing(Kind.RENN, 3, Agreement.ALL), "auto"));
    Reference.checkWithinTies(
        set,
        "allknn_k3_all_removed",
        Reference.removed(data, editing(Kind.ALL_KNN, 3, Agreement.ALL), "auto"));
  }

  @Test
  void a_pass_that_would_empty_a_class_is_not_taken() {
    double[][] rows = {{0}, {1}, {2}, {3}, {1.5}};
    Dataset data =
        Dataset.ofTable(
            "t", TableShape.numeric(1), List.of("a", "b"), rows, new int[] {0, 0, 0, 0, 1});
    Resampled result = sampler().resample(Splits.whole(data), Strategy.parse("all"), new Seed(1));
    assertThat(result.data().counts()).containsExactly(4, 1);
    assertThat(result.notes()).singleElement().asString().contains("pass 1");
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatedEditing.Options(Kind.RENN, 0, Agreement.ALL, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatedEditing.Options(Kind.RENN, 1, Agreement.ALL, 0, false));
  }

  private static Sampler sampler() {
    return new RepeatedEditing(RepeatedEditing.Options.of(Kind.RENN));
  }
}
