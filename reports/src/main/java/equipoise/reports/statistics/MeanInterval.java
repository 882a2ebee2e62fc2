package equipoise.reports.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean with Student's t interval, mean ± t(n-1) s/sqrt(n).
 *
 * @param n number of values, at least 1
 * @param deviation standard deviation with divisor n-1; NaN if n is 1
 * @param halfWidth half the interval's width; NaN if n is 1
 */
public record MeanInterval(int n, double mean, double deviation, double halfWidth) {
  /** Fewer values than this give an interval that says nothing: t(.975; 1) is 12.7. */
  public static final int FEWEST = 5;

  /**
   * @param values at least one, finite
   * @param level of confidence in (0, 1), such as .95
   * @throws IllegalArgumentException if there is no value
   */
  public static MeanInterval of(double[] values, double level) {
    int n = values.length;
    double mean = mean(values);
    if (n == 1) {
      return new MeanInterval(1, mean, Double.NaN, Double.NaN);
    }
    double deviation = Math.sqrt(variance(values, mean));
    return new MeanInterval(n, mean, deviation, quantile(level, n - 1) * deviation / Math.sqrt(n));
  }

  public double low() {
    return mean - halfWidth;
  }

  public double high() {
    return mean + halfWidth;
  }

  /** Whether there were values enough for an interval. */
  public boolean bounded() {
    return n > 1;
  }

  /** Whether there were values enough for an interval that says something. */
  public boolean worthShowing() {
    return n >= FEWEST;
  }

  /** Whether the interval excludes zero; false without an interval. */
  public boolean excludesZero() {
    return bounded() && (low() > 0 || high() < 0);
  }

  static double mean(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean needs at least one value, but there is none");
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double variance(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  static double quantile(double level, int degrees) {
    return new TDistribution(null, degrees).inverseCumulativeProbability((1 + level) / 2);
  }
}
