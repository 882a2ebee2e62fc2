package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.file.Sha256;
import java.nio.charset.StandardCharsets;

/** Names a generator by all that determines its weights on one engine. */
final class GeneratorName {
  private static final int DIGITS = 12;

  private GeneratorName() {}

  /** The family's name, such as {@code dcgan}, and the first digits of a SHA-256. */
  static String of(GenerativeFamily family, Dataset data, Seed seed) {
    String all = family.options() + "\n" + data.fingerprint() + "\n" + seed.value();
    String hash = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    return family.name() + "-" + hash.substring(0, DIGITS);
  }
}
