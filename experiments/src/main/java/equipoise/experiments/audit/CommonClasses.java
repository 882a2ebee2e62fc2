package equipoise.experiments.audit;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Classes that several sets of images are brought under.
 *
 * @param names in their order
 * @param path what has these classes, for messages
 */
public record CommonClasses(List<String> names, Path path) {
  public CommonClasses {
    names = List.copyOf(names);
  }

  /**
   * The same images under these classes.
   *
   * @param other where the images come from, for messages
   * @throws DataException if they are of a class that is none of these
   */
  public Dataset of(Dataset images, Path other) {
    int[] labels = new int[images.classes().size()];
    for (int c = 0; c < labels.length; c++) {
      labels[c] = names.indexOf(images.classes().get(c));
      if (labels[c] < 0) {
        throw new DataException(
            "%s: class '%s' is none of %s, whose classes are %s"
                .formatted(
                    Visible.of(other.toString()),
                    Visible.shortened(images.classes().get(c)),
                    Visible.of(path.toString()),
                    Visible.shortened(String.join(", ", names))));
      }
    }
    return images.relabel(Arrays.stream(images.labels()).map(c -> labels[c]).toArray(), names);
  }
}
