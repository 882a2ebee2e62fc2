package equipoise.reports.blocks;

import java.util.function.DoubleFunction;

/** How a number is written. */
public enum NumberForm {
  /** A fraction as a percentage, without the sign. */
  PERCENT(x -> Numbers.fixed(100 * x, 1)),
  /** A fraction as a whole percentage, without the sign. */
  SHARE(x -> Numbers.fixed(100 * x, 0)),
  /** A difference of fractions in percentage points, with its sign. */
  POINTS(Numbers::points),
  PLAIN(x -> Numbers.minus(Numbers.fixed(x, 3))),
  PROBABILITY(Numbers::probability),
  COUNT(x -> Numbers.count(Math.round(x))),
  SECONDS(Numbers::seconds),
  BYTES(Numbers::bytes);

  private final DoubleFunction<String> format;

  NumberForm(DoubleFunction<String> format) {
    this.format = format;
  }

  /** The number in the unit that {@link #write} shows: percent, points, seconds, bytes. */
  public double inUnit(double x) {
    return this == PERCENT || this == SHARE || this == POINTS ? 100 * x : x;
  }

  /** A width or a deviation in this form, which has no sign. */
  public String writeSize(double x) {
    return this == POINTS ? PERCENT.write(x) : write(x);
  }

  /** The same text in every locale; a dash for what is not finite. */
  public String write(double x) {
    return Double.isFinite(x) ? format.apply(x) : Numbers.NONE;
  }
}
