package equipoise.experiments.run;

import java.util.Locale;

/** File names for any text. */
final class SafeName {
  private static final int LONGEST = 40;

  private SafeName() {}

  /** Its letters, digits and dashes, and a hash that tells it from others. Never a path. */
  static String of(String text) {
    String words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String prefix = words.substring(0, Math.min(LONGEST, words.length()));
    return (prefix.isEmpty() ? "x" : prefix) + "-" + CanonicalJson.hash(text).substring(0, 8);
  }
}
