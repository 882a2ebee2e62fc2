package equipoise.experiments.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in words. */
final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}) ?([smhd])");

  private Durations() {}

  /**
   * A whole number of seconds, minutes, hours or days, such as {@code 90s}, {@code 15m}, {@code 2h}
   * or {@code 1d}.
   *
   * @param option that it was given for
   * @throws IllegalArgumentException naming the option, if it is none or 0
   */
  static Duration parse(String option, String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          option + " is a number with s, m, h or d, such as 90s or 2h, but is '" + text + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** Such as "40 s", "3 min 20 s", "2 h 5 min". */
  static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
