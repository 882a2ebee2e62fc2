package equipoise.sampling.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.Reference;
import equipoise.sampling.Samples;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NearMissTest {
  static final List<String> FORMULA_SETS = Reference.FORMULA_SETS;
  static final List<String> REAL_SETS = Reference.REAL_SETS;

  private static Sampler nearMiss(int variant) {
    return new NearMiss(NearMiss.Options.of(variant));
  }

  private static int[] kept(Dataset data, Sampler sampler) {
    BitSet kept = new BitSet();
    kept.set(0, data.size());
    Arrays.stream(Reference.removed(data, sampler, "auto")).forEach(kept::clear);
    return kept.stream().toArray();
  }

  @ParameterizedTest
  @FieldSource("FORMULA_SETS")
  void the_rows_of_the_reference_are_kept(String set) {
    Dataset data = Reference.table(set);
    JsonNode expected = Reference.json(set).get("cleaning");
    for (int variant = 1; variant <= 3; variant++) {
      assertThat(kept(data, nearMiss(variant)))
          .as("variant %d", variant)
          .isEqualTo(sorted(expected.get("nearmiss" + variant + "_kept")));
    }
    assertThat(kept(data, new NearMiss(new NearMiss.Options(3, 3, 8))))
        .isEqualTo(sorted(expected.get("nearmiss3_nver3_8_kept")));
  }

  @ParameterizedTest
  @FieldSource("REAL_SETS")
  void on_real_sets_only_ties_leave_a_choice(String set) {
    Dataset data = Reference.table(set);
    for (int variant = 1; variant <= 3; variant++) {
      Reference.checkWithinTies(set, "nearmiss" + variant + "_kept", kept(data, nearMiss(variant)));
    }
  }

  private static int[] sorted(JsonNode rows) {
    return Arrays.stream(Reference.ints(rows)).sorted().toArray();
  }

  @Test
  void variant_3_that_finds_too_few_rows_says_so() {
    Resampled result =
        new NearMiss(new NearMiss.Options(3, 1, 1))
            .resample(Splits.whole(Samples.table(2, 30, 10)), Strategy.parse("a=20"), new Seed(1));
    assertThat(result.data().counts()[0]).isLessThan(20);
    assertThat(result.notes()).singleElement().asString().contains("'a'", "20", "larger m");
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> NearMiss.Options.of(4));
    assertThatIllegalArgumentException().isThrownBy(() -> new NearMiss.Options(1, 0, 1));
  }
}
