package equipoise.experiments.cli;

import java.time.Duration;

/** Durations in words. */
final class Durations {
  private Durations() {}

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
