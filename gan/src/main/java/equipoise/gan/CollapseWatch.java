package equipoise.gan;

import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Locale;

/**
 * Notices that a training is lost: a loss or weight is no longer a number, or the generator has
 * collapsed. Collapsed means that the discriminator is right in at least 98 % of the last hundred
 * or so steps while two images of one class differ less than a tenth as much as real ones do; it
 * ends the training if two checkpoints in a row, both after the first third, say so. A training
 * whose best checkpoint has no more diversity than that fails in any case, unless it had fewer than
 * 50 steps.
 */
final class CollapseWatch {
  static final double HOPELESS_ACCURACY = 0.98;
  static final double NO_DIVERSITY = 0.1;
  private static final int PATIENCE = 2;
  private static final int SHORTEST_JUDGED = 50;
  private static final double MEMORY = 0.99;

  private final int steps;
  private double accuracySum;
  private double accuracyWeight;
  private int collapsedInARow;

  /**
   * @param steps of the whole training
   */
  CollapseWatch(int steps) {
    this.steps = steps;
  }

  /** Share of images that the discriminator told right lately. */
  double accuracy() {
    return accuracyWeight == 0 ? 0.5 : accuracySum / accuracyWeight;
  }

  /**
   * After every step.
   *
   * @throws GenerationException if a loss is not finite
   */
  void step(int step, AdversarialStep.Outcome outcome) {
    requireFinite(step, "the discriminator's loss", outcome.discriminatorLoss());
    requireFinite(step, "the generator's loss", outcome.generatorLoss());
    accuracySum = MEMORY * accuracySum + (1 - MEMORY) * outcome.accuracy();
    accuracyWeight = MEMORY * accuracyWeight + (1 - MEMORY);
  }

  /**
   * @throws GenerationException if a weight is not finite
   */
  void weights(int step, Weights weights) {
    weights
        .tensors()
        .forEach(
            (name, tensor) -> requireFinite(step, "the generator's weight " + name, sum(tensor)));
  }

  private static double sum(Tensor tensor) {
    double sum = 0;
    for (float value : tensor.values()) {
      sum += value;
    }
    return sum;
  }

  private static void requireFinite(int step, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new GenerationException(
          "dcgan training diverged: at step %d %s is %s; lower the rate"
              .formatted(step, what, value));
    }
  }

  /**
   * Of the checkpoint that was chosen.
   *
   * @throws GenerationException if its images are all alike, unless the training was too short to
   *     expect more
   */
  void chosen(int step, CheckpointJudge.Verdict verdict) {
    if (steps >= SHORTEST_JUDGED && !diverse(verdict)) {
      throw collapse(step, verdict);
    }
  }

  /** Whether images of this diversity may be offered to anyone. */
  static boolean diverse(CheckpointJudge.Verdict verdict) {
    return verdict.meanDiversity() >= NO_DIVERSITY;
  }

  /**
   * At every checkpoint.
   *
   * @throws GenerationException if the training has collapsed for good
   */
  void checkpoint(int step, CheckpointJudge.Verdict verdict) {
    boolean collapsed = step > steps / 3 && accuracy() >= HOPELESS_ACCURACY && !diverse(verdict);
    collapsedInARow = collapsed ? collapsedInARow + 1 : 0;
    if (collapsedInARow >= PATIENCE) {
      throw collapse(step, verdict);
    }
  }

  /** What was seen, as an exception. */
  GenerationException collapse(int step, CheckpointJudge.Verdict verdict) {
    return new GenerationException(
        String.format(
            Locale.ROOT,
            "dcgan training collapsed: at step %d two generated images of a class differ %.3f times as much as two real ones (below %.1f), and the discriminator is right in %.1f %% of cases; lower the rate or train longer",
            step,
            verdict.meanDiversity(),
            NO_DIVERSITY,
            100 * accuracy()));
  }
}
