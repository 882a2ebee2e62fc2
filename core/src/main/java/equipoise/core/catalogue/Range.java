package equipoise.core.catalogue;

import java.math.BigDecimal;

/**
 * The numbers that a parameter can be.
 *
 * @param openMin whether {@code min} itself is excluded
 * @param openMax whether {@code max} itself is excluded
 */
public record Range(double min, double max, boolean openMin, boolean openMax) {
  /** Every number. */
  public static final Range ALL =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

  public static Range atLeast(double min) {
    return new Range(min, Double.POSITIVE_INFINITY, false, false);
  }

  public boolean holds(double x) {
    return (openMin ? x > min : x >= min) && (openMax ? x < max : x <= max);
  }

  public boolean hasMin() {
    return min != Double.NEGATIVE_INFINITY;
  }

  public boolean hasMax() {
    return max != Double.POSITIVE_INFINITY;
  }

  /** As it follows a noun: " in (0, 1]", " of at least 1", " above 0"; empty for every number. */
  String words() {
    if (hasMin() && hasMax()) {
      return " in "
          + (openMin ? "(" : "[")
          + plain(min)
          + ", "
          + plain(max)
          + (openMax ? ")" : "]");
    }
    if (hasMin()) {
      return (openMin ? " above " : " of at least ") + plain(min);
    }
    return hasMax() ? (openMax ? " below " : " of at most ") + plain(max) : "";
  }

  private static String plain(double x) {
    return new BigDecimal(Double.toString(x)).stripTrailingZeros().toPlainString();
  }
}
