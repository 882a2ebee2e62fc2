package equipoise.gan.generator;

import equipoise.core.catalogue.Option;
import java.util.Objects;

/**
 * How the loop trains any family.
 *
 * @param steps of training, at least 1
 * @param batch real images in a step, at least 2
 * @param averageDecay of the moving average of the weights, in [0, 1); after t steps no more than
 *     (1 + t) / (10 + t)
 * @param checkpoints how often the average is scored, at least 1
 * @param minimum images that a class needs, at least 2; below 20 nothing good has been seen
 */
public record TrainingOptions(
    @Option(value = "training steps", min = 1) int steps,
    @Option(value = "real images in a step", min = 2) int batch,
    @Option(
            value = "decay of the moving average of the generator's weights",
            name = "average",
            min = 0,
            max = 1,
            belowMax = true)
        double averageDecay,
    @Option(value = "how often the average is scored and shown", min = 1) int checkpoints,
    @Option(value = "training images that a class needs to be generated", min = 2) int minimum,
    @Option("how often each class appears in a batch") LabelBalance labels) {
  public static final TrainingOptions DEFAULTS =
      new TrainingOptions(3000, 64, 0.995, 12, 20, LabelBalance.BALANCED);

  public TrainingOptions {
    atLeast("steps", steps, 1);
    atLeast("batch", batch, 2);
    if (!(averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException("average must be in [0, 1), but is " + averageDecay);
    }
    atLeast("checkpoints", checkpoints, 1);
    atLeast("minimum", minimum, 2);
    Objects.requireNonNull(labels);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
    }
  }
}
