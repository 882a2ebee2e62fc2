package equipoise.core.io;

import equipoise.core.data.Dataset;
import equipoise.core.io.format.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Labelled images as a path holds them.
 *
 * @param format {@code idx}, {@code folder}, {@code cifar}, {@code npz} or {@code mat}
 * @param test the format's own test part, with the training part's classes and shape
 * @param warnings what the reader noticed without being stopped by it
 */
public record ImageSet(
    String format, Dataset train, Optional<Dataset> test, List<Problem> warnings) {
  public ImageSet {
    warnings = List.copyOf(warnings);
  }
}
