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
 * @param files of the training part's images, below the path; empty where they have none
 * @param testFiles of the test part's images
 * @param warnings what the reader noticed without being stopped by it
 */
public record ImageSet(
    String format,
    Dataset train,
    Optional<Dataset> test,
    List<String> files,
    List<String> testFiles,
    List<Problem> warnings) {
  public ImageSet {
    files = List.copyOf(files);
    testFiles = List.copyOf(testFiles);
    warnings = List.copyOf(warnings);
  }
}
