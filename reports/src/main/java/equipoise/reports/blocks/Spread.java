package equipoise.reports.blocks;

import equipoise.reports.statistics.MeanInterval;

/** How far the values behind a mean lie apart. */
public record Spread(Kind kind, double value) {
  public static final Spread NONE = new Spread(Kind.NONE, Double.NaN);

  /** What the number is. */
  public enum Kind {
    /** There is only one value. */
    NONE(""),
    /** Half the width of the mean's confidence interval. */
    HALF_WIDTH("± "),
    /** Standard deviation of the values: there are too few for an interval. */
    DEVIATION("s ");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** What stands before the number. */
    public String sign() {
      return sign;
    }
  }

  /** An interval from {@link MeanInterval#FEWEST} values on, else their standard deviation. */
  public static Spread of(MeanInterval interval) {
    if (interval.worthShowing()) {
      return new Spread(Kind.HALF_WIDTH, interval.halfWidth());
    }
    return interval.bounded() ? new Spread(Kind.DEVIATION, interval.deviation()) : NONE;
  }
}
