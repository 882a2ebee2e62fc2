package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ModeCollapseDetectorTest {
  private static final CheckpointScore ALIKE = new CheckpointScore(1, new double[] {0.01, 0.05});
  private static final CheckpointScore DIVERSE = new CheckpointScore(1, new double[] {0.9, 0.8});

  private final ModeCollapseDetector detector = new ModeCollapseDetector("dcgan", 300);

  @Test
  void a_loss_that_is_no_number_names_the_step() {
    assertThatThrownBy(() -> detector.step(17, report(Double.NaN, 0.5)))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("step 17")
        .hasMessageContaining("the discriminator loss is NaN");
  }

  @Test
  void a_weight_that_is_no_number_is_named() {
    Weights weights =
        new Weights(Map.of("0.weight", new Tensor(new float[] {1, Float.POSITIVE_INFINITY}, 2)));
    assertThatThrownBy(() -> detector.weights(5, weights))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("0.weight")
        .hasMessageContaining("step 5");
  }

  @Test
  void a_perfect_discriminator_and_images_all_alike_are_a_collapse_the_second_time() {
    steps(1);
    detector.checkpoint(150, ALIKE);
    assertThatThrownBy(() -> detector.checkpoint(200, ALIKE))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("step 200")
        .hasMessageContaining("0.030")
        .hasMessageContaining("100.0 %");
  }

  @Test
  void early_or_diverse_or_contested_checkpoints_are_no_collapse() {
    steps(1);
    assertThatCode(
            () -> {
              detector.checkpoint(50, ALIKE);
              detector.checkpoint(100, ALIKE);
              detector.checkpoint(150, ALIKE);
              detector.checkpoint(200, DIVERSE);
              detector.checkpoint(250, ALIKE);
            })
        .doesNotThrowAnyException();
    steps(0.7);
    assertThatCode(() -> detector.checkpoint(300, ALIKE)).doesNotThrowAnyException();
  }

  @Test
  void a_best_checkpoint_without_diversity_fails_unless_the_training_was_short() {
    assertThatThrownBy(() -> detector.selected(300, ALIKE)).isInstanceOf(GenerationException.class);
    assertThatCode(() -> detector.selected(300, DIVERSE)).doesNotThrowAnyException();
    assertThatCode(() -> new ModeCollapseDetector("vae", 49).selected(49, ALIKE))
        .doesNotThrowAnyException();
  }

  private static StepReport report(double discriminatorLoss, double accuracy) {
    return new StepReport(
        Map.of("discriminator", discriminatorLoss, "generator", 5.0), OptionalDouble.of(accuracy));
  }

  private void steps(double accuracy) {
    for (int step = 1; step <= 100; step++) {
      detector.step(step, report(0.1, accuracy));
    }
  }
}
