package equipoise.classifiers.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.catalogue.Trait;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every loss of {@link TrainingLosses#CATALOGUE} must do. */
class LossContractTest {
  private static final List<Entry<LossSpec>> ENTRIES = TrainingLosses.CATALOGUE.entries();
  private static final int[] COUNTS = {60, 0, 25, 9};
  private static final int[] LABELS = {0, 2, 3, 0, 3};

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void the_gradient_is_that_of_finite_differences(Entry<LossSpec> entry) {
    TrainingLoss loss = entry.configured().create().of(COUNTS);
    Tensor logits = logits();
    Loss at = loss.of(logits, LABELS);
    float step = 1e-2f;
    for (int i = 0; i < logits.size(); i++) {
      double up = shifted(loss, logits, i, step);
      double down = shifted(loss, logits, i, -step);
      assertThat((double) at.gradient().values()[i])
          .as("logit %d", i)
          .isCloseTo((up - down) / (2 * step), within(1e-3));
    }
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void so_it_is_of_mixed_labels_and_late_in_training(Entry<LossSpec> entry) {
    TrainingLoss loss = entry.configured().create().of(COUNTS);
    BatchLabels mixed =
        new BatchLabels(LABELS, new int[] {3, 0, 2, 2, 3}, new float[] {1, 0, 0.75f, 0.5f, 0.25f});
    Tensor logits = logits();
    float[] gradient = loss.of(logits, mixed, 0.9).gradient().values();
    float step = 1e-2f;
    for (int i = 0; i < logits.size(); i++) {
      Tensor up = logits.copy();
      Tensor down = logits.copy();
      up.values()[i] += step;
      down.values()[i] -= step;
      double rise = loss.of(up, mixed, 0.9).value() - loss.of(down, mixed, 0.9).value();
      assertThat((double) gradient[i]).as("logit %d", i).isCloseTo(rise / (2 * step), within(1e-3));
    }
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void the_value_is_finite_and_not_negative_where_a_class_has_no_examples(Entry<LossSpec> entry) {
    Loss at = entry.configured().create().of(COUNTS).of(logits(), LABELS);
    assertThat(at.value()).isFinite().isNotNegative();
    assertThat(at.gradient().shape()).containsExactly(LABELS.length, COUNTS.length);
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void another_learner_than_a_network_has_weights_or_is_warned_by_a_trait(Entry<LossSpec> entry) {
    LossSpec loss = entry.configured().create();
    Optional<float[]> weights = loss.exampleWeights(COUNTS);
    assertThat(weights.isEmpty()).isEqualTo(entry.has(Trait.NEEDS_LOGITS));
    weights.ifPresent(w -> assertThat(w).hasSize(COUNTS.length).doesNotContain(Float.NaN));
    assertThat(loss.name()).isEqualTo(entry.name());
    assertThat(entry.kind()).isEqualTo(Kind.LOSS);
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void options_and_their_ranges_agree(Entry<LossSpec> entry) {
    OptionBounds.check(entry);
  }

  private static double shifted(TrainingLoss loss, Tensor logits, int i, float by) {
    Tensor moved = logits.copy();
    moved.values()[i] += by;
    return loss.of(moved, LABELS).value();
  }

  private static Tensor logits() {
    RandomGenerator random = new Seed(4).generator();
    Tensor logits = Tensor.zeros(LABELS.length, COUNTS.length);
    for (int i = 0; i < logits.size(); i++) {
      logits.values()[i] = (float) random.nextGaussian();
    }
    return logits;
  }
}
