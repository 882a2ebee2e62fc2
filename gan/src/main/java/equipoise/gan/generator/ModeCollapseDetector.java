package equipoise.gan.generator;

import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Detects that a training has failed: a loss or weight is no finite number, or the generator has
 * collapsed. Collapsed means that the discriminator is right in at least 98 % of the last hundred
 * or so steps while two images of one class differ less than a tenth as much as real ones do; two
 * such checkpoints in a row after the first third end the training. A training whose best
 * checkpoint has no more diversity than that fails in any case, with a discriminator or without,
 * unless it had fewer than 50 steps.
 */
final class ModeCollapseDetector {
  private static final double PERFECT_ACCURACY = 0.98;
  private static final int PATIENCE = 2;
  private static final int FEWEST_STEPS = 50;
  private static final double MEMORY = 0.99;

  private final String family;
  private final int steps;
  private TrainingState.Vigilance seen = TrainingState.Vigilance.FRESH;

  /**
   * @param family for messages
   * @param steps of the whole training
   */
  ModeCollapseDetector(String family, int steps) {
    this.family = family;
    this.steps = steps;
  }

  /**
   * Share of images that the discriminator classified correctly lately, weighted exponentially;
   * empty without a discriminator.
   */
  OptionalDouble accuracy() {
    return seen.accuracyWeight() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(seen.accuracySum() / seen.accuracyWeight());
  }

  TrainingState.Vigilance vigilance() {
    return seen;
  }

  /** Goes on from what an interrupted training had seen. */
  void resume(TrainingState.Vigilance earlier) {
    seen = earlier;
  }

  /**
   * After every step.
   *
   * @throws GenerationException if a loss is not finite
   */
  void step(int step, StepReport report) {
    report.losses().forEach((name, loss) -> requireFinite(step, "the " + name + " loss", loss));
    report
        .discriminatorAccuracy()
        .ifPresent(
            accuracy ->
                seen =
                    new TrainingState.Vigilance(
                        MEMORY * seen.accuracySum() + (1 - MEMORY) * accuracy,
                        MEMORY * seen.accuracyWeight() + (1 - MEMORY),
                        seen.collapsedInARow()));
  }

  /**
   * Before a checkpoint's images are made.
   *
   * @throws GenerationException if a weight is not finite
   */
  void weights(int step, Weights weights) {
    weights
        .tensors()
        .forEach((name, tensor) -> requireFinite(step, "the weight " + name, sum(tensor)));
  }

  private static double sum(Tensor tensor) {
    double sum = 0;
    for (float value : tensor.values()) {
      sum += value;
    }
    return sum;
  }

  private void requireFinite(int step, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new GenerationException(
          "%s training diverged: at step %d %s is %s; lower the rate"
              .formatted(family, step, what, value));
    }
  }

  /**
   * At every checkpoint.
   *
   * @throws GenerationException if the training has collapsed for good
   */
  void checkpoint(int step, CheckpointScore score) {
    boolean collapsed =
        step > steps / 3 && accuracy().orElse(0) >= PERFECT_ACCURACY && !score.isDiverse();
    int inARow = collapsed ? seen.collapsedInARow() + 1 : 0;
    seen = new TrainingState.Vigilance(seen.accuracySum(), seen.accuracyWeight(), inARow);
    if (inARow >= PATIENCE) {
      throw collapse(step, score);
    }
  }

  /**
   * Of the checkpoint that was selected.
   *
   * @throws GenerationException if its images hardly differ, unless the training was too short to
   *     expect more
   */
  void selected(int step, CheckpointScore score) {
    if (steps >= FEWEST_STEPS && !score.isDiverse()) {
      throw collapse(step, score);
    }
  }

  private GenerationException collapse(int step, CheckpointScore score) {
    String discriminator =
        accuracy().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                ", and the discriminator is right in %.1f %% of cases",
                100 * accuracy().getAsDouble());
    return new GenerationException(
        String.format(
            Locale.ROOT,
            "%s training collapsed: at step %d two generated images of a class differ %.3f times as much as two real ones (below %.1f)%s; lower the rate or train longer",
            family,
            step,
            score.meanDiversity(),
            CheckpointScore.LEAST_DIVERSITY,
            discriminator));
  }
}
