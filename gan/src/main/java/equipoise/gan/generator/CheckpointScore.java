package equipoise.gan.generator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good the images of one checkpoint are.
 *
 * @param distance to the validation images, lower is better; NaN if there are none
 * @param diversity for each condition the mean distance between two generated images over that
 *     between two real ones
 */
public record CheckpointScore(double distance, double[] diversity) {
  /** Below it, images hardly differ. */
  static final double LEAST_DIVERSITY = 0.1;

  double meanDiversity() {
    return Arrays.stream(diversity).average().orElse(0);
  }

  /** Whether the images, over all classes, differ enough to be used at all. */
  boolean isDiverse() {
    return meanDiversity() >= LEAST_DIVERSITY;
  }

  /** The conditions whose images hardly differ. */
  List<Integer> collapsed() {
    return IntStream.range(0, diversity.length)
        .filter(k -> diversity[k] < LEAST_DIVERSITY)
        .boxed()
        .toList();
  }
}
