package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Sampler;
import equipoise.sampling.Reference;
import equipoise.sampling.under.EditedNearestNeighbours.Agreement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NeighbourhoodCleaningTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_published_rule_removes_the_rows_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    assertThat(Reference.removed(data, sampler(), "auto"))
        .isEqualTo(
            Reference.ints(Reference.json(set).at("/cleaning/ncr_k3_leave_one_out_removed")));
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void with_all_neighbours_asked_to_agree_the_rows_that_enn_removes_go_too(String set) {
    Dataset data = Reference.table(set);
    Sampler strict =
        new NeighbourhoodCleaning(new NeighbourhoodCleaning.Options(3, 0.5, Agreement.ALL));
    JsonNode expected = Reference.json(set).get("cleaning");
    int[] union =
        IntStream.concat(
                IntStream.of(Reference.ints(expected.get("enn_k3_all_auto_removed"))),
                IntStream.of(Reference.ints(expected.get("ncr_k3_loo_A2"))))
            .sorted()
            .distinct()
            .toArray();
    assertThat(Reference.removed(data, strict, "auto")).isEqualTo(union);
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void ties_are_resolved_by_the_smaller_row(String set) {
    Dataset data = Reference.table(set);
    assertThat(Reference.removed(data, sampler(), "auto"))
        .isEqualTo(
            Reference.ints(
                Reference.json(set).at("/canonical_tie_rule/ncr_k3_leave_one_out_removed")));
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeighbourhoodCleaning.Options(0, 0.5, Agreement.MODE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeighbourhoodCleaning.Options(3, 1.5, Agreement.MODE));
  }

  private static Sampler sampler() {
    return new NeighbourhoodCleaning(NeighbourhoodCleaning.Options.DEFAULTS);
  }
}
