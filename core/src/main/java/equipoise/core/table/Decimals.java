package equipoise.core.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as files write them. */
final class Decimals {
  /** As Python's repr: below and from these powers of ten on, a number is written with one. */
  private static final int SMALLEST_PLAIN = -4;

  private static final int LARGEST_PLAIN = 16;

  private Decimals() {}

  /**
   * Whether the text is a decimal number, with or without an exponent; no blanks, hexadecimal
   * digits, underscores, grouping, type suffixes or names.
   *
   * @param point the decimal sign
   */
  static boolean isDecimal(String text, char point) {
    int i = text.isEmpty() || text.charAt(0) != '-' && text.charAt(0) != '+' ? 0 : 1;
    int whole = digits(text, i);
    i = whole;
    int first = text.isEmpty() || text.charAt(0) != '-' && text.charAt(0) != '+' ? 0 : 1;
    int count = whole - first;
    if (i < text.length() && text.charAt(i) == point) {
      int fraction = digits(text, i + 1);
      count += fraction - i - 1;
      i = fraction;
    }
    if (count == 0) {
      return false;
    }
    return i == text.length() || isExponent(text, i);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int first = at + 1;
    if (first < text.length() && (text.charAt(first) == '-' || text.charAt(first) == '+')) {
      first++;
    }
    int end = digits(text, first);
    return end > first && end == text.length();
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /**
   * The shortest decimal number that is read as {@code x} again, without a fraction where there is
   * none. Java 17's own {@code Double.toString} is not always the shortest (JDK-4511638), so this
   * is Schubfach (Giulietti 2020) as Jackson has it.
   *
   * @param x finite
   */
  static String shortest(double x) {
    if (x == 0) {
      return 1 / x < 0 ? "-0" : "0";
    }
    String digits = NumberOutput.toString(x, true);
    if (digits.indexOf('E') < 0 && !digits.endsWith(".0")) {
      return digits;
    }
    BigDecimal decimal = fewest(new BigDecimal(digits).stripTrailingZeros(), x);
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
      return decimal.toPlainString();
    }
    String significant = decimal.unscaledValue().abs().toString();
    return (x < 0 ? "-" : "")
        + significant.charAt(0)
        + (significant.length() > 1 ? "." + significant.substring(1) : "")
        + "e"
        + exponent;
  }

  /** Java takes the nearest number of two digits where one of a single digit would do. */
  private static BigDecimal fewest(BigDecimal decimal, double x) {
    if (decimal.precision() == 2) {
      BigDecimal single = decimal.round(new MathContext(1));
      return single.doubleValue() == x ? single : decimal;
    }
    return decimal;
  }
}
