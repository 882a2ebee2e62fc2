package equipoise.sampling.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
import equipoise.sampling.over.SvmSmote.Border;
import equipoise.sampling.over.SvmSmote.Options;
import equipoise.sampling.space.Points;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SvmSmoteTest {
  static final List<String> ALL_SETS =
      Stream.concat(Reference.FORMULA_SETS.stream(), Reference.REAL_SETS.stream()).toList();

  @ParameterizedTest
  @FieldSource("ALL_SETS")
  void support_vectors_and_how_they_stand_are_those_of_the_reference(String set) {
    Dataset data = Reference.table(set);
    JsonNode reference = Reference.json(set);
    JsonNode expected =
        reference.has("over")
            ? reference.at("/over/svmsmote")
            : reference.at("/over_imblearn/svmsmote");
    assertThat(SupportVectors.gamma(data))
        .isCloseTo(expected.get("gamma").asDouble(), within(1e-12));
    for (JsonNode one : expected.get("classes")) {
      int label = one.get("class").asInt();
      assertThat(SupportVectors.of(Samples.call(data), label, 1))
          .isEqualTo(Reference.ints(one.get("support")));
      if (reference.has("over")) {
        Border border = new SvmSmote(Options.DEFAULTS).border(Samples.call(data), label);
        assertThat(border.noise()).isEqualTo(Reference.ints(one.get("noise")));
        assertThat(border.danger()).isEqualTo(Reference.ints(one.get("danger")));
        assertThat(border.safe()).isEqualTo(Reference.ints(one.get("safe")));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL_SETS")
  void the_target_is_met_by_rows_that_start_from_support_vectors(String set) {
    Dataset data = Reference.table(set);
    Resampled result = sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    Dataset after = result.data().data();
    int largest = IntStream.of(data.counts()).max().orElseThrow();
    assertThat(after.counts()).containsOnly(largest);
    for (int label = 0; label < data.counts().length; label++) {
      if (data.counts()[label] == largest) {
        continue;
      }
      Border border = new SvmSmote(Options.DEFAULTS).border(Samples.call(data), label);
      for (int i = data.size(); i < after.size(); i++) {
        if (after.label(i) == label) {
          Origin.Interpolated made = (Origin.Interpolated) after.origin(i);
          assertThat(border.bases()).contains(made.base());
          boolean safe = IntStream.of(border.safe()).anyMatch(row -> row == made.base());
          assertThat(made.gap()).isBetween(safe ? -0.5 : 0, safe ? 0.0 : 1);
        }
      }
    }
  }

  @Test
  void multipliers_of_two_points_are_those_of_the_closed_form() {
    // Two points at squared distance 1, gamma 1: both multipliers are 1 / (1 - exp(-1)), bounded by
    // C.
    Points points = Points.of(new double[][] {{0}, {1}});
    double[] sign = {1, -1};
    assertThat(
            new Smo(points, sign, 10, 1)
                .solve(Samples.call(Samples.table(1, 2, 1)).counter("test", Smo.STEPS)))
        .containsExactly(new double[] {1.5819767068693265, 1.5819767068693265}, within(1e-9));
    assertThat(
            new Smo(points, sign, 1, 1)
                .solve(Samples.call(Samples.table(1, 2, 1)).counter("test", Smo.STEPS)))
        .containsExactly(1, 1);
  }

  @Test
  void a_class_of_noise_alone_is_filled_all_the_same_with_a_note() {
    double[][] rows = new double[24][];
    int[] labels = new int[24];
    for (int i = 0; i < 24; i++) {
      labels[i] = i % 12 == 0 ? 1 : 0;
      rows[i] = new double[] {i % 12 + 100.0 * (i / 12)};
    }
    Dataset data = Dataset.ofTable("noise", TableShape.numeric(1), List.of("a", "b"), rows, labels);
    Resampled result = sampler().resample(Splits.whole(data), Strategy.AUTO, new Seed(1));
    assertThat(result.data().counts()).containsExactly(22, 22);
    assertThat(result.notes().toString()).contains("'b'", "only support vectors among");
  }

  @Test
  void options_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 10, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 0, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 10, 0, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Options(5, 10, 1, 1.5));
  }

  private static Sampler sampler() {
    return new SvmSmote(Options.DEFAULTS);
  }
}
