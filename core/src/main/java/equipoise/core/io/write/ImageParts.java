package equipoise.core.io.write;

import equipoise.core.data.Dataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A set of images to be written.
 *
 * @param test a test part of the same shape and classes; empty if the set is one whole
 */
public record ImageParts(ImagePart train, Optional<ImagePart> test) {
  public ImageParts {
    Dataset first = train.data();
    test.map(ImagePart::data)
        .filter(t -> !t.shape().equals(first.shape()) || !t.classes().equals(first.classes()))
        .ifPresent(
            other -> {
              throw new IllegalArgumentException("the test part differs in shape or classes");
            });
  }

  /** One part of which nothing more is said. */
  public static ImageParts of(Dataset data) {
    return new ImageParts(ImagePart.of(data), Optional.empty());
  }

  /** Both parts, of which nothing more is said. */
  public static ImageParts of(Dataset train, Optional<Dataset> test) {
    return new ImageParts(ImagePart.of(train), test.map(ImagePart::of));
  }

  /**
   * The parts by their names.
   *
   * @param whole the name of the only part
   * @param first the name of the training part beside a test part
   * @param second the name of the test part
   */
  Map<String, ImagePart> named(String whole, String first, String second) {
    Map<String, ImagePart> parts = new LinkedHashMap<>();
    parts.put(test.isEmpty() ? whole : first, train);
    test.ifPresent(part -> parts.put(second, part));
    return parts;
  }
}
