package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import equipoise.engines.api.Engine;
import java.nio.charset.StandardCharsets;

/**
 * Names a generator by all that determines its weights, and the notes of its training: options,
 * engine, training and validation rows, seed.
 */
final class GeneratorName {
  private static final int DIGITS = 12;

  private GeneratorName() {}

  /** Raised whenever the same training would make other images. */
  private static final int FORMAT = 1;

  /** The family's name, such as {@code dcgan}, and the first digits of a SHA-256. */
  static String of(
      GenerativeFamily family, Engine engine, Dataset data, Dataset validation, Seed seed) {
    String all =
        String.join(
            "\n",
            String.valueOf(FORMAT),
            family.options().toString(),
            engine.identity(),
            data.fingerprint(),
            validation.fingerprint(),
            String.valueOf(seed.value()));
    String hash = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    return family.name() + "-" + hash.substring(0, DIGITS);
  }
}
