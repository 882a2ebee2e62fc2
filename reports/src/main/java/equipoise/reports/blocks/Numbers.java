package equipoise.reports.blocks;

import java.util.Locale;

/** Numbers as a report prints them, the same in every locale. */
public final class Numbers {
  static final String NONE = "–";

  private Numbers() {}

  /** A difference of two fractions in percentage points with its sign. */
  public static String points(double difference) {
    String text = fixed(100 * difference, 1);
    return difference > 0 && !text.startsWith("-") && !text.equals("0.0")
        ? "+" + text
        : minus(text);
  }

  /** A number of points in words: "2 points", "1.5 points". */
  public static String pointsOf(double points) {
    String number = fixed(points, 2).replaceFirst("\\.?0+$", "");
    return number + (number.equals("1") ? " point" : " points");
  }

  static String probability(double p) {
    return p < .001
        ? "< .001"
        : fixed(p, 3).substring(p >= 1 ? 0 : fixed(p, 3).startsWith("1") ? 0 : 1);
  }

  public static String seconds(double seconds) {
    if (seconds >= 600) {
      return fixed(seconds / 60, 1) + " min";
    }
    return fixed(seconds, seconds < 1 ? 2 : 1) + " s";
  }

  static String bytes(double bytes) {
    return fixed(bytes / (1 << 20), 0) + " MiB";
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }

  /** A dash for what is not finite; never a negative zero. */
  public static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
