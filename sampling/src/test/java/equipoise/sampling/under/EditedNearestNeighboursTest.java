package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EditedNearestNeighboursTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  private static Sampler enn(int k, Agreement kind) {
    return new EditedNearestNeighbours(new EditedNearestNeighbours.Options(k, kind));
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_removed(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cleaning");
    for (Agreement kind : Agreement.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      for (int k : new int[] {3, 5}) {
        assertThat(Reference.removed(data, enn(k, kind), "auto"))
            .as("k %d, %s", k, word)
            .isEqualTo(Reference.ints(expected.get("enn_k" + k + "_" + word + "_auto_removed")));
      }
      assertThat(Reference.removed(data, enn(3, kind), "all"))
          .isEqualTo(Reference.ints(expected.get("enn_k3_" + word + "_allclasses_removed")));
    }
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void ties_are_resolved_by_the_smaller_row(String set) {
    Dataset data = Reference.table(set);
    JsonNode exact = Reference.json(set).get("canonical_tie_rule");
    for (String name :
        List.of("enn_k3_all_auto_removed", "enn_k3_mode_auto_removed", "enn_k5_all_auto_removed")) {
      Agreement kind = name.contains("all_auto") ? Agreement.ALL : Agreement.MODE;
      int[] removed = Reference.removed(data, enn(name.contains("k5") ? 5 : 3, kind), "auto");
      assertThat(removed).as(name).isEqualTo(Reference.ints(exact.get(name)));
      Reference.checkWithinTies(set, name, removed);
    }
  }

  @Test
  void a_class_that_loses_its_last_row_is_named_in_a_note() {
    double[][] rows = {{0}, {1}, {2}, {3}, {1.5}};
    Dataset data =
        Dataset.ofTable(
            "t", TableShape.numeric(1), List.of("a", "b"), rows, new int[] {0, 0, 0, 0, 1});
    Resampled result = sampler().resample(Splits.whole(data), Strategy.parse("[b]"), new Seed(1));
    assertThat(result.data().counts()).containsExactly(4, 0);
    assertThat(result.notes()).singleElement().asString().contains("'b'", "all its 1 rows", "enn");
  }

  private static Sampler sampler() {
    return enn(3, Agreement.ALL);
  }
}
