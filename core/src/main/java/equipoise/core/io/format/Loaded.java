package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import java.util.List;

/**
 * What a reader found, also where it found errors.
 *
 * @param shape null if no image could be read
 * @param classes names, also of classes without images
 * @param test null if the path has no test part
 */
public record Loaded(
    String format,
    ImageShape shape,
    List<String> classes,
    LabelledImages train,
    LabelledImages test) {
  public static Loaded nothing(String format) {
    return new Loaded(format, null, List.of(), LabelledImages.EMPTY, null);
  }
}
