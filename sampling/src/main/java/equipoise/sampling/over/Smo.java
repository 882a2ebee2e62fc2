package equipoise.sampling.over;

import equipoise.sampling.space.Distances;
import equipoise.sampling.space.Points;
import equipoise.sampling.space.ProgressCounter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sequential minimal optimisation of a support vector machine of two classes with the kernel
 * exp(-gamma |x - z|^2): pairs are chosen by second-order information. Fan, Chen and Lin, Journal
 * of Machine Learning Research 6 (2005) 1889, algorithm 2; bounds as in LIBSVM (Chang and Lin, ACM
 * TIST 2(3) (2011) 27, doi 10.1145/1961189.1961199). Rows of the kernel matrix are computed when
 * they are asked for, and the latest are kept in 256 MiB.
 */
final class Smo {
  /** How many steps a solution reports. */
  static final int STEPS = 100;

  private static final double TOLERANCE = 1e-5;
  private static final double SMALLEST_CURVATURE = 1e-12;
  private static final double FIRST_VIOLATION = 2;
  private static final long KEPT_VALUES = 1L << 25;

  private final Points points;
  private final Distances distances;
  private final double[] sign;
  private final double cost;
  private final double gamma;
  private final double[] alpha;
  private final double[] gradient;
  private double violation = FIRST_VIOLATION;
  private final Map<Integer, double[]> rows = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param sign 1 or -1 for each point, both present
   * @param cost upper bound of the multipliers (C), above 0
   */
  Smo(Points points, double[] sign, double cost, double gamma) {
    this.points = points;
    this.distances = new Distances(points);
    this.sign = sign;
    this.cost = cost;
    this.gamma = gamma;
    this.alpha = new double[sign.length];
    this.gradient = new double[sign.length];
    Arrays.fill(gradient, -1);
  }

  /**
   * The multipliers of all points, in [0, C]; those of support vectors are above 0.
   *
   * @param counter of {@link #STEPS} steps: how near the worst violation of the optimum's
   *     conditions is to the tolerance, on a logarithmic scale
   */
  double[] solve(ProgressCounter counter) {
    long limit = Math.max(10_000_000L, 100L * sign.length);
    int reached = 0;
    for (long step = 0; step < limit; step++) {
      int i = mostViolating();
      int j = i < 0 ? -1 : partner(i);
      if (j < 0) {
        break;
      }
      move(i, j);
      int percent = Math.max(reached, nearness());
      counter.done(percent - reached);
      reached = percent;
    }
    counter.done(STEPS - reached);
    return alpha;
  }

  private int nearness() {
    double share = Math.log(FIRST_VIOLATION / violation) / Math.log(FIRST_VIOLATION / TOLERANCE);
    return (int) Math.min(STEPS, STEPS * share);
  }

  private double[] row(int i) {
    double[] known = rows.get(i);
    if (known != null) {
      return known;
    }
    double[] row = new double[sign.length];
    distances.from(points.get(i), row);
    for (int t = 0; t < row.length; t++) {
      row[t] = Math.exp(-gamma * row[t]);
    }
    if ((rows.size() + 1L) * row.length > Math.max(KEPT_VALUES, 3L * row.length)) {
      rows.remove(rows.keySet().iterator().next());
    }
    rows.put(i, row);
    return row;
  }

  private boolean canRise(int t) {
    return sign[t] > 0 ? alpha[t] < cost : alpha[t] > 0;
  }

  private boolean canFall(int t) {
    return sign[t] > 0 ? alpha[t] > 0 : alpha[t] < cost;
  }

  private int mostViolating() {
    int found = -1;
    for (int t = 0; t < sign.length; t++) {
      if (canRise(t) && (found < 0 || -sign[t] * gradient[t] > -sign[found] * gradient[found])) {
        found = t;
      }
    }
    return found;
  }

  /** The point whose pair with {@code i} gains most; -1 where the solution is good enough. */
  private int partner(int i) {
    double[] kernel = row(i);
    double highest = -sign[i] * gradient[i];
    double lowest = Double.POSITIVE_INFINITY;
    double best = 0;
    int found = -1;
    for (int t = 0; t < sign.length; t++) {
      if (!canFall(t)) {
        continue;
      }
      double value = -sign[t] * gradient[t];
      lowest = Math.min(lowest, value);
      double difference = highest - value;
      if (difference > 0) {
        double gain = difference * difference / curvature(kernel[t]);
        if (gain > best) {
          best = gain;
          found = t;
        }
      }
    }
    violation = highest - lowest;
    return violation < TOLERANCE ? -1 : found;
  }

  private static double curvature(double kernel) {
    return Math.max(2 - 2 * kernel, SMALLEST_CURVATURE);
  }

  private void move(int i, int j) {
    double[] kernelI = row(i);
    double[] kernelJ = row(j);
    double step = (-sign[i] * gradient[i] + sign[j] * gradient[j]) / curvature(kernelI[j]);
    step = Math.min(step, sign[i] > 0 ? cost - alpha[i] : alpha[i]);
    step = Math.min(step, sign[j] > 0 ? alpha[j] : cost - alpha[j]);
    shift(i, sign[i] * step);
    shift(j, -sign[j] * step);
    for (int t = 0; t < gradient.length; t++) {
      gradient[t] += sign[t] * step * (kernelI[t] - kernelJ[t]);
    }
  }

  /** A multiplier that reaches a bound lies on it exactly. */
  private void shift(int t, double by) {
    double moved = alpha[t] + by;
    double slack = 1e-14 * cost;
    alpha[t] = moved < slack ? 0 : moved > cost - slack ? cost : moved;
  }
}
