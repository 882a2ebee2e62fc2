package equipoise.reports.statistics;

import equipoise.core.Seed;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The Bayesian signed-rank test of two methods over data sets (A. Benavoli, G. Corani, J. Demšar
 * and M. Zaffalon, Time for a change: a tutorial for comparing multiple classifiers through
 * Bayesian analysis, Journal of Machine Learning Research 18, 2017). The differences have a
 * Dirichlet process as prior, of strength 1/2 and concentrated in one pseudo-observation at zero.
 * Each draw of weights from the posterior gives the shares of pairs of differences whose mean is
 * below -rope, within, or above rope (a mean on an edge counts half on either side); the result is
 * how often each share is the largest.
 *
 * <p>One set of draws serves all pairs of methods: Gamma variates for all data sets, of which a
 * pair takes those of the data sets it has. Only their proportions matter, and these have the
 * Dirichlet distribution.
 */
public final class BayesianSignedRank {
  /** A draw: the prior's variate, then one a data set. */
  private final float[][] draws;

  private final double rope;

  /**
   * @param datasets in the table
   * @param samples number of draws, at least 1
   * @param rope half the width of the region of practical equivalence, at least 0
   * @param seed of the draws
   */
  public BayesianSignedRank(int datasets, int samples, double rope, Seed seed) {
    this.rope = rope;
    this.draws = new float[samples][datasets + 1];
    RandomGenerator random = seed.generator();
    for (float[] draw : draws) {
      // Half the square of a standard normal variable has the distribution Gamma(1/2).
      double normal = random.nextGaussian();
      draw[0] = (float) (normal * normal / 2);
      for (int i = 1; i <= datasets; i++) {
        draw[i] = (float) random.nextExponential();
      }
    }
  }

  /**
   * How often each share was the largest; shares that tie share the draw.
   *
   * @param left of means of two differences below -rope
   * @param rope of those between -rope and rope
   * @param right of those above rope
   */
  public record Posterior(double left, double rope, double right) {}

  /**
   * @param differences one a data set of the table, NaN where it lacks a method
   */
  public Posterior of(double[] differences) {
    int[] places =
        IntStream.rangeClosed(0, differences.length)
            .filter(i -> i == 0 || !Double.isNaN(differences[i - 1]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> at(differences, i)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = IntStream.of(places).mapToDouble(i -> at(differences, i)).toArray();
    int[][] edges = {
      firsts(sorted, -2 * rope, false),
      firsts(sorted, -2 * rope, true),
      firsts(sorted, 2 * rope, false),
      firsts(sorted, 2 * rope, true)
    };
    double[] wins = new double[3];
    double[] sums = new double[places.length + 1];
    for (float[] draw : draws) {
      count(shares(draw, places, edges, sums), wins);
    }
    return new Posterior(wins[0] / draws.length, wins[1] / draws.length, wins[2] / draws.length);
  }

  /** The pseudo-observation, then the differences. */
  private static double at(double[] differences, int place) {
    return place == 0 ? 0 : differences[place - 1];
  }

  /** For each difference the first other one with which the sum reaches, or passes, a limit. */
  private static int[] firsts(double[] sorted, double limit, boolean passes) {
    int[] firsts = new int[sorted.length];
    int at = sorted.length;
    for (int i = 0; i < sorted.length; i++) {
      while (at > 0 && isAbove(sorted[i] + sorted[at - 1], limit, passes)) {
        at--;
      }
      firsts[i] = at;
    }
    return firsts;
  }

  private static boolean isAbove(double sum, double limit, boolean passes) {
    return passes ? sum > limit : sum >= limit;
  }

  /** Below, within and above; scaled to the square of the sum of weights. */
  private static double[] shares(float[] draw, int[] places, int[][] edges, double[] sums) {
    int n = places.length;
    for (int i = 0; i < n; i++) {
      sums[i + 1] = sums[i] + draw[places[i]];
    }
    double total = sums[n];
    double below = 0;
    double above = 0;
    for (int i = 0; i < n; i++) {
      double weight = sums[i + 1] - sums[i];
      below += weight * (sums[edges[0][i]] + sums[edges[1][i]]);
      above += weight * (2 * total - sums[edges[2][i]] - sums[edges[3][i]]);
    }
    return new double[] {below / 2, total * total - (below + above) / 2, above / 2};
  }

  private static void count(double[] shares, double[] wins) {
    double most = Math.max(shares[0], Math.max(shares[1], shares[2]));
    int ties = 0;
    for (double share : shares) {
      ties += share == most ? 1 : 0;
    }
    for (int i = 0; i < 3; i++) {
      wins[i] += shares[i] == most ? 1.0 / ties : 0;
    }
  }
}
