package equipoise.classifiers.loss;

import equipoise.core.NearestName;
import java.util.ArrayList;
import java.util.List;

/**
 * What mixed batches are combined with: a loss or a way of drawing, at its defaults.
 *
 * @param name {@code cross-entropy}, or one of {@link TrainingLosses#UNMIXED}
 */
public record WithLoss(String name) {
  private static final String PLAIN = "cross-entropy";

  /** Nothing else. */
  public static final WithLoss CROSS_ENTROPY = new WithLoss(PLAIN);

  /**
   * @throws IllegalArgumentException if there is none of that name, with the nearest
   */
  public static WithLoss parse(String text) {
    List<String> names = new ArrayList<>(TrainingLosses.UNMIXED.names());
    names.add(0, PLAIN);
    if (!names.contains(text)) {
      throw NearestName.unknown("loss of 'with'", text, names);
    }
    return new WithLoss(text);
  }

  LossSpec spec() {
    return name.equals(PLAIN)
        ? new CrossEntropy()
        : TrainingLosses.UNMIXED.named(name).configured().create();
  }

  @Override
  public String toString() {
    return name;
  }
}
