package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Sampler;
import equipoise.sampling.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TomekLinksTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_removed(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cleaning");
    assertThat(Reference.removed(data, sampler(), "auto"))
        .isEqualTo(Reference.ints(expected.get("tomek_auto_removed")));
    assertThat(Reference.removed(data, sampler(), "all"))
        .isEqualTo(Reference.ints(expected.get("tomek_all_removed")));
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void ties_are_resolved_by_the_smaller_row(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set);
    int[] removed = Reference.removed(data, sampler(), "auto");
    assertThat(removed)
        .isEqualTo(Reference.ints(expected.at("/canonical_tie_rule/tomek_auto_removed")));
    Reference.checkWithinTies(set, "tomek_auto_removed", removed);
    Reference.checkWithinTies(set, "tomek_all_removed", Reference.removed(data, sampler(), "all"));
  }

  @Test
  void only_the_named_classes_lose_their_row_of_a_link() {
    double[][] rows = {{0}, {1}, {10}, {11}, {20}};
    Dataset data =
        Dataset.ofTable(
            "links",
            TableShape.numeric(1),
            List.of("a", "b", "c"),
            rows,
            new int[] {0, 1, 0, 2, 0});
    assertThat(Reference.removed(data, sampler(), "[b]")).containsExactly(1);
    assertThat(Reference.removed(data, sampler(), "[b,c]")).containsExactly(1, 3);
    assertThat(Reference.removed(data, sampler(), "all")).containsExactly(0, 1, 2, 3);
  }

  private static Sampler sampler() {
    return new TomekLinks();
  }
}
