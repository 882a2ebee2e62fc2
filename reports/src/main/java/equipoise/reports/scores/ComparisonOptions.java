package equipoise.reports.scores;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How scores are compared.
 *
 * @param lowerIsBetter as of errors and times
 * @param alpha level of significance, in (0, .5]
 * @param control the method that the others are also compared with, if any
 * @param rope half the width of the region of practical equivalence, in units of the scores, at
 *     least 0; if empty, {@value #SHARE} where all scores are in [0, 1], else that share of their
 *     range
 */
public record ComparisonOptions(
    boolean lowerIsBetter, double alpha, Optional<String> control, OptionalDouble rope) {
  static final double SHARE = .01;

  public static final ComparisonOptions DEFAULTS =
      new ComparisonOptions(false, .05, Optional.empty(), OptionalDouble.empty());

  public ComparisonOptions {
    if (!(alpha > 0 && alpha <= .5)) {
      throw new IllegalArgumentException("alpha must be above 0 and at most 0.5, but is " + alpha);
    }
    if (rope.isPresent() && !(rope.getAsDouble() >= 0 && Double.isFinite(rope.getAsDouble()))) {
      throw new IllegalArgumentException(
          "rope must be a number of at least 0, but is " + rope.getAsDouble());
    }
  }
}
