package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Strategy;
import equipoise.core.learning.Targets;
import equipoise.sampling.Reference;
import equipoise.sampling.call.SamplerCall;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OneSidedSelectionTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_kept(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cnn_oss");
    SamplerCall call =
        SamplerCall.of(
            "oss",
            Splits.whole(data),
            Strategy.AUTO,
            Targets.Kind.CLEANING,
            new Seed(1),
            Progress.none());
    int[] removed =
        Reference.removed(
            data,
            OneSidedSelection.select(
                call, label -> new int[] {expected.at("/seed_index/" + label).asInt()}));
    List<Integer> gone = IntStream.of(removed).boxed().toList();
    int[] kept = IntStream.range(0, data.size()).filter(i -> !gone.contains(i)).toArray();
    assertThat(kept).isEqualTo(Reference.ints(expected.get("oss_kept")));
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OneSidedSelection.Options(0));
  }
}
