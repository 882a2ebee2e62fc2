package equipoise.reports;

import equipoise.core.metrics.Metric;
import equipoise.reports.statistics.MeanInterval;
import java.util.Locale;

/** Numbers as a report prints them, the same in every locale. */
final class Numbers {
  private static final String NONE = "–";

  private Numbers() {}

  /** The mean in the metric's unit: percent with one digit, others with three. */
  static String mean(MeanInterval interval, Metric metric) {
    return metric.unit() == Metric.Unit.PERCENT
        ? fixed(100 * interval.mean(), 1)
        : fixed(interval.mean(), 3);
  }

  /** "± half width", empty without an interval. */
  static String spread(MeanInterval interval, Metric metric) {
    if (!interval.bounded()) {
      return "";
    }
    return "± "
        + (metric.unit() == Metric.Unit.PERCENT
            ? fixed(100 * interval.halfWidth(), 1)
            : fixed(interval.halfWidth(), 3));
  }

  static String percent(double fraction) {
    return Double.isFinite(fraction) ? fixed(100 * fraction, 1) : NONE;
  }

  /** A difference of two fractions in percentage points with its sign. */
  static String points(double difference) {
    String text = fixed(100 * difference, 1);
    return difference > 0 && !text.startsWith("-") && !text.equals("0.0")
        ? "+" + text
        : minus(text);
  }

  static String probability(double p) {
    return p < .001
        ? "< .001"
        : fixed(p, 3).substring(p >= 1 ? 0 : fixed(p, 3).startsWith("1") ? 0 : 1);
  }

  static String seconds(double seconds) {
    if (seconds >= 600) {
      return fixed(seconds / 60, 1) + " min";
    }
    return fixed(seconds, seconds < 1 ? 2 : 1) + " s";
  }

  static String bytes(double bytes) {
    return fixed(bytes / (1 << 20), 0) + " MiB";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }

  static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
