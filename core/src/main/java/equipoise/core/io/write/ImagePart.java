package equipoise.core.io.write;

import equipoise.core.data.Dataset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Images to be written, and what their files say beside the pixels.
 *
 * @param data images of 1 or 3 channels
 * @param stem the name of each image's file without its ending, by row; different within a class
 * @param text what the file of each image says about it, by row, such as that it is synthetic: for
 *     formats that have a file an image
 */
public record ImagePart(
    Dataset data, IntFunction<String> stem, IntFunction<Map<String, String>> text) {
  public ImagePart {
    data.imageShape();
    Objects.requireNonNull(stem);
    Objects.requireNonNull(text);
  }

  /** Images of which nothing more is said; their files are named by their rows. */
  public static ImagePart of(Dataset data) {
    return new ImagePart(data, ImagePart::number, row -> Map.of());
  }

  /** Six digits at least, so that files are listed in the order of their numbers. */
  public static String number(int n) {
    return String.format(Locale.ROOT, "%06d", n);
  }
}
