package equipoise.classifiers.weights;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import equipoise.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pretrained weights that are published. Nothing of them comes with the program, and nothing is
 * downloaded.
 *
 * @param network the architecture, as a study file names it
 * @param file the published file's name, by which a user's file is recognised
 * @param sha256Prefix the first eight hexadecimal digits of the file's SHA-256, which its
 *     publishers put into its name
 * @param classes outputs of the last layer
 * @param accuracy the publisher's top-1 accuracy on ImageNet's validation images, in per cent
 * @param input what the weights want of a picture
 */
public record KnownWeights(
    String network,
    String file,
    String url,
    String sha256Prefix,
    String licence,
    String homepage,
    int classes,
    double accuracy,
    InputRecipe input) {
  private static final String RESOURCE = "known-weights.json";

  /** All of them, by family. */
  public static List<KnownWeights> all() {
    try (InputStream in = KnownWeights.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .readValue(in, new TypeReference<List<KnownWeights>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** Those whose published name the file has. */
  public static Optional<KnownWeights> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return all().stream().filter(known -> known.file().equals(name)).findFirst();
  }

  /**
   * A sentence if the file has the name of published weights, but not their content; reads the
   * whole file.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<String> mismatch(Path file) throws IOException {
    Optional<KnownWeights> known = of(file);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String expected = known.get().sha256Prefix();
    String hash = Sha256.of(file);
    return hash.startsWith(expected)
        ? Optional.empty()
        : Optional.of(
            "%s: its SHA-256 starts with %s, but that of the published file of this name with %s: it is damaged or another file; fetch it from %s"
                .formatted(
                    file, hash.substring(0, expected.length()), expected, known.get().url()));
  }
}
