package equipoise.gan.generator;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a generator by all that determines its weights on one engine. */
final class GeneratorName {
  private static final int DIGITS = 12;

  private GeneratorName() {}

  /** The family's name, such as {@code dcgan}, and the first digits of a SHA-256. */
  static String of(GenerativeFamily family, Dataset data, Seed seed) {
    String all = family.options() + "\n" + data.fingerprint() + "\n" + seed.value();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return family.name() + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
