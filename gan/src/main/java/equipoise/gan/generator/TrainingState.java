package equipoise.gan.generator;

import equipoise.engines.api.Weights;
import java.util.List;

/**
 * All that a training needs to go on as if it had not been interrupted: on the same engine to the
 * bit, for each step draws its random numbers from its own seed.
 *
 * @param step that was finished
 * @param average of the weights
 * @param selected the checkpoint that would be taken if training ended here
 */
public record TrainingState(
    int step,
    NetworkSnapshots networks,
    Weights average,
    Checkpoint selected,
    Vigilance vigilance,
    List<TrainingPoint> history) {
  public TrainingState {
    history = List.copyOf(history);
  }

  /**
   * What the detector of collapse remembers.
   *
   * @param accuracySum of the discriminator's accuracy, weighted exponentially
   * @param accuracyWeight the weights' sum; 0 before the first step
   * @param collapsedInARow checkpoints
   */
  public record Vigilance(double accuracySum, double accuracyWeight, int collapsedInARow) {
    static final Vigilance FRESH = new Vigilance(0, 0, 0);
  }
}
