package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollapseWatchTest {
  private static final CheckpointJudge.Verdict ALIKE =
      new CheckpointJudge.Verdict(1, new double[] {0.01, 0.05});
  private static final CheckpointJudge.Verdict DIVERSE =
      new CheckpointJudge.Verdict(1, new double[] {0.9, 0.8});

  private final CollapseWatch watch = new CollapseWatch(300);

  @Test
  void a_loss_that_is_no_number_names_the_step() {
    assertThatThrownBy(() -> watch.step(17, new AdversarialStep.Outcome(Double.NaN, 1, 0.5)))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("step 17")
        .hasMessageContaining("the discriminator's loss is NaN");
  }

  @Test
  void a_weight_that_is_no_number_is_named() {
    Weights weights =
        new Weights(Map.of("0.weight", new Tensor(new float[] {1, Float.POSITIVE_INFINITY}, 2)));
    assertThatThrownBy(() -> watch.weights(5, weights))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("0.weight")
        .hasMessageContaining("step 5");
  }

  @Test
  void a_perfect_discriminator_and_images_all_alike_are_a_collapse_the_second_time() {
    steps(1);
    watch.checkpoint(150, ALIKE);
    assertThatThrownBy(() -> watch.checkpoint(200, ALIKE))
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
              watch.checkpoint(50, ALIKE);
              watch.checkpoint(100, ALIKE);
              watch.checkpoint(150, ALIKE);
              watch.checkpoint(200, DIVERSE);
              watch.checkpoint(250, ALIKE);
            })
        .doesNotThrowAnyException();
    steps(0.7);
    assertThatCode(() -> watch.checkpoint(300, ALIKE)).doesNotThrowAnyException();
  }

  @Test
  void a_best_checkpoint_without_diversity_fails_unless_the_training_was_short() {
    assertThatThrownBy(() -> watch.chosen(300, ALIKE)).isInstanceOf(GenerationException.class);
    assertThatCode(() -> watch.chosen(300, DIVERSE)).doesNotThrowAnyException();
    assertThatCode(() -> new CollapseWatch(49).chosen(49, ALIKE)).doesNotThrowAnyException();
  }

  private void steps(double accuracy) {
    for (int step = 1; step <= 100; step++) {
      watch.step(step, new AdversarialStep.Outcome(0.1, 5, accuracy));
    }
  }
}
