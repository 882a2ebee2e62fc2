package equipoise.reports.statistics;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Erf;

/**
 * The range of k independent standard normal variables: the studentized range with infinite degrees
 * of freedom. Its distribution function is k times the integral of phi(z) [Phi(z) - Phi(z -
 * q)]^(k-1) (H. L. Harter, Annals of Mathematical Statistics 31, 1960, doi
 * 10.1214/aoms/1177705684), here by 128 nodes of Gauss and Legendre. The upper tail is integrated
 * itself, so that small probabilities keep their digits.
 *
 * @param methods k, at least 2
 */
public record StudentizedRange(int methods) {
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(128);

  /** A normal density ends here. */
  private static final double END = 8;

  /** The tail beyond is below {@link #SMALLEST}. */
  private static final double FARTHEST = 52;

  private static final double SMALLEST = 1e-290;

  public StudentizedRange {
    if (methods < 2) {
      throw new IllegalArgumentException("a range needs at least 2 methods, not " + methods);
    }
  }

  /** The probability of a range above q. */
  public double upperTail(double q) {
    if (q <= 0) {
      return 1;
    }
    if (q > FARTHEST) {
      return 0;
    }
    double half = END + q / 2;
    double integral = half * RULE.integrate(x -> density(q / 2 + half * x, q));
    return Math.min(1, methods * integral);
  }

  /** The range that is exceeded with this probability, in (0, 1). */
  public double criticalValue(double alpha) {
    double bound = Math.max(alpha, SMALLEST);
    return new BrentSolver(1e-10)
        .solve(1000, q -> Math.log(upperTail(q)) - Math.log(bound), 1e-9, FARTHEST);
  }

  /** phi(z) times [Phi(z)^(k-1) - (Phi(z) - Phi(z - q))^(k-1)]. */
  private double density(double z, double q) {
    double below = normal(z);
    double share = Math.min(1, normal(z - q) / below);
    double within = -Math.expm1((methods - 1) * Math.log1p(-share));
    double phi = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return phi * Math.pow(below, methods - 1) * within;
  }

  private static double normal(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }
}
