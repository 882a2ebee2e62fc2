package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.Dataset;
import equipoise.core.data.TableShape;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import equipoise.sampling.under.CondensedNearestNeighbour.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CondensedNearestNeighbourTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_kept(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cnn_oss");
    JsonNode kept = expected.get("cnn_singlepass_canonical_kept_per_class");
    int smallest = data.counts().length - 1;
    for (int label = 0; label < smallest; label++) {
      int[] start = {expected.at("/seed_index/" + label).asInt()};
      assertThat(CondensedNearestNeighbour.kept(Samples.call(data), smallest, label, start))
          .isEqualTo(Reference.ints(kept.get(String.valueOf(label))));
    }
  }

  @Test
  void rows_join_where_the_other_class_is_nearer_than_what_is_kept_so_far() {
    // b at 0; a at 10, 2, -1.5, 30, visited in this order. From 30 on, 10 is nearer to 0 and joins,
    // then 2 and -1.5. From 10 on, 30 is nearer to 10 than to 0 and goes.
    double[][] rows = {{0}, {10}, {2}, {-1.5}, {30}};
    Dataset data =
        Dataset.ofTable(
            "t", TableShape.numeric(1), List.of("a", "b"), rows, new int[] {1, 0, 0, 0, 0});
    assertThat(CondensedNearestNeighbour.kept(Samples.call(data), 1, 0, new int[] {4}))
        .containsExactly(1, 2, 3, 4);
    assertThat(CondensedNearestNeighbour.kept(Samples.call(data), 1, 0, new int[] {1}))
        .containsExactly(1, 2, 3);
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0));
  }
}
