package equipoise.reports.statistics.decision;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * An estimate whose error, divided by the root of the variance, follows Student's t.
 *
 * @param estimate candidate minus rival in balanced accuracy, in [-1, 1]
 * @param variance of the estimate, at least 0
 * @param degrees of freedom, above 0; may be infinite
 */
public record Uncertainty(double estimate, double variance, double degrees) {
  /** Degrees of freedom above which Student's t is the normal distribution to nine digits. */
  private static final double MOST = 1e9;

  public Uncertainty {
    if (!(variance >= 0) || !(degrees > 0)) {
      throw new IllegalArgumentException(
          "variance must be at least 0 and degrees above 0, but are " + variance + ", " + degrees);
    }
  }

  public double error() {
    return Math.sqrt(variance);
  }

  /** Two-sided p-value of the hypothesis that the true difference is this value. */
  public double p(double value) {
    double distance = Math.abs(estimate - value);
    return distance == 0 ? 1 : 2 * t().cumulativeProbability(-distance / error());
  }

  /** The posterior probability, under a flat prior, that the true difference is below a value. */
  public double below(double value) {
    double distance = value - estimate;
    return distance == 0 ? .5 : t().cumulativeProbability(distance / error());
  }

  /** Half the width of the interval that misses the truth with this probability. */
  public double halfWidth(double alpha) {
    return quantile(1 - alpha / 2) * error();
  }

  /**
   * The true difference that a two-sided test at alpha finds with {@link Decision#POWER}: (t(1 -
   * alpha / 2) + t(power)) standard errors.
   */
  double detectable(double alpha) {
    return error() * (quantile(1 - alpha / 2) + quantile(Decision.POWER));
  }

  private double quantile(double probability) {
    return t().inverseCumulativeProbability(probability);
  }

  private TDistribution t() {
    return new TDistribution(null, Math.min(degrees, MOST));
  }
}
