package equipoise.classifiers.batch;

import java.util.random.RandomGenerator;

/** Draws from Beta(a, a), as the share of one of two gamma variates. */
final class BetaDraw {
  private static final double SMALLEST = 1e-300;

  private BetaDraw() {}

  /**
   * @param a above 0
   * @return in [0, 1]
   */
  static double of(double a, RandomGenerator random) {
    double one = gamma(a, random);
    double other = gamma(a, random);
    double sum = one + other;
    return sum > 0 ? one / sum : random.nextInt(2);
  }

  /**
   * Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000) 363, with their boost
   * for shapes below 1.
   */
  private static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      double boost = Math.pow(Math.max(SMALLEST, random.nextDouble()), 1 / shape);
      return gamma(shape + 1, random) * boost;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double t = 1 + c * x;
      double v = t * t * t;
      if (v > 0) {
        double u = Math.max(SMALLEST, random.nextDouble());
        if (Math.log(u) < x * x / 2 + d - d * v + d * Math.log(v)) {
          return d * v;
        }
      }
    }
  }
}
