package equipoise.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import equipoise.core.Seed;
import equipoise.core.catalogue.Catalogue;
import equipoise.core.catalogue.Configured;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import equipoise.sampling.call.SamplerEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplersTest {
  private static final Catalogue<Sampler> CATALOGUE = Samplers.catalogue(Map.of());

  private static Configured<Sampler> named(String name, Map<String, ?> options) {
    return CATALOGUE.named(name).configured(options);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e138, 1e-100, 1e-130})
  void values_of_any_size_that_is_taken_give_finite_rows(double scale) {
    Dataset plain = Samples.table(2, 40, 20);
    double[][] rows = new double[plain.size()][];
    Arrays.setAll(rows, i -> new double[] {scale * plain.value(i, 0), scale * plain.value(i, 1)});
    Dataset data =
        Dataset.ofTable("t", TableShape.numeric(2), plain.classes(), rows, plain.labels());
    for (Entry<Sampler> entry : CATALOGUE.entries()) {
      if (entry.has(Trait.NOMINAL_ONLY)) {
        continue;
      }
      Dataset after =
          entry
              .configured()
              .create()
              .resample(Splits.whole(data), Strategy.AUTO, new Seed(1))
              .data()
              .data();
      for (int i = 0; i < after.size(); i++) {
        assertThat(Arrays.stream(after.values(i)).allMatch(Double::isFinite))
            .as(entry.name())
            .isTrue();
      }
    }
  }

  @Test
  void values_whose_squares_are_out_of_range_are_refused_by_row_and_column() {
    double[][] rows = {{0, 1}, {0, 1e200}, {2, 3}};
    Dataset data =
        Dataset.ofTable("t", TableShape.numeric(2), List.of("a", "b"), rows, new int[] {0, 0, 1});
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                named("smote", Map.of())
                    .create()
                    .resample(Splits.whole(data), Strategy.AUTO, new Seed(1)))
        .withMessageContainingAll("row 1", "'x1'", "scale");
  }

  @Test
  void an_unknown_method_is_refused_with_the_nearest_known_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("cd-smote", Map.of()))
        .withMessageContainingAll("'cd-smote'", "'cdsmote'", "random-over");
  }

  @Test
  void an_unknown_option_is_refused_with_the_nearest_known_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("cdsmote", Map.of("cluster", 3)))
        .withMessageContainingAll("'cluster'", "'clusters'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("random-over", Map.of("k", 3)))
        .withMessageContainingAll("random-over", "'k'");
  }

  @Test
  void options_are_numbers_or_text_and_have_their_effect() {
    assertThat(classesAfter(Map.of("clusters", "3"))).isEqualTo(4);
    assertThat(classesAfter(Map.of("clusters", 3, "reference", "closest", "threshold", 0, "k", 1)))
        .isEqualTo(4);
    assertThat(classesAfter(Map.of("clusters", "ratio", "space", "pixels"))).isEqualTo(5);
    assertThat(classesAfter(Map.of("clusters", "auto"))).isEqualTo(3);
  }

  private static int classesAfter(Map<String, ?> options) {
    Resampled result =
        named("cdsmote", options)
            .create()
            .resample(Splits.whole(Samples.table(2, 40, 10)), Strategy.AUTO, new Seed(1));
    return result.data().data().classes().size();
  }

  @Test
  void a_value_out_of_bounds_is_refused_in_words() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("smote", Map.of("k", "five")))
        .withMessageContainingAll("'k'", "smote", "'five'");
    assertThatIllegalArgumentException().isThrownBy(() -> named("smote", Map.of("k", 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("cdsmote", Map.of("reference", "largest")))
        .withMessageContainingAll("reference", "'largest'", "at-or-above, above, closest");
  }

  @Test
  void options_that_mean_the_same_are_resolved_to_the_same() {
    assertThat(named("smote", Map.of("k", "5", "space", "pixels")).values())
        .isEqualTo(named("smote", Map.of()).values())
        .isEqualTo(Map.of("k", 5, "space", "pixels", "strategy", "auto"));
    assertThat(named("cdsmote", Map.of("clusters", "auto")).values())
        .isEqualTo(named("cdsmote", Map.of()).values())
        .containsEntry("clusters", "auto")
        .containsEntry("reference", "at-or-above");
  }

  @Test
  void a_learned_space_is_refused_instead_of_ignored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("smote", Map.of("space", "latent")))
        .withMessageContainingAll("'latent'", "'pixels'");
  }

  @Test
  void features_of_a_network_are_named_where_there_are_none() {
    assertThat(SamplerEntry.inFeatures(named("cdsmote", Map.of("space", "features")))).isTrue();
    assertThat(SamplerEntry.inFeatures(named("cdsmote", Map.of()))).isFalse();
    assertThat(SamplerEntry.inFeatures(named("random-over", Map.of()))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SamplerEntry.requirePixels(named("smote", Map.of("space", "features"))))
        .withMessage(
            "'space: features' of smote is for studies whose classifier has 'transfer: features';"
                + " omit it");
  }
}
