package equipoise.reports.scores;

import equipoise.reports.statistics.BayesianSignedRank;
import equipoise.reports.statistics.WilcoxonSignedRank;
import java.util.Optional;

/**
 * Two methods on the data sets that have both. Differences are those of b over a: positive where b
 * is better, also where lower scores are.
 *
 * @param a index of the first method
 * @param b index of the second
 * @param datasets that have both
 * @param wins data sets on which a is better
 * @param tests empty with fewer than {@link ScoreComparison#FEWEST} such data sets
 */
public record PairComparison(
    int a, int b, int datasets, int wins, int ties, int losses, Optional<Tests> tests) {

  /**
   * What the tests say; the adjusted p-values are those among all pairs of methods.
   *
   * @param z of mean ranks, positive where b ranks better
   * @param p of z
   * @param nemenyi by the studentized range; NaN where the table has missing cells
   * @param wilcoxonHolm Holm's adjustment of the signed-rank tests' p
   * @param bayesian left: a is better by more than the rope; right: b is
   */
  public record Tests(
      double z,
      double p,
      double holm,
      double shaffer,
      double nemenyi,
      WilcoxonSignedRank wilcoxon,
      double wilcoxonHolm,
      BayesianSignedRank.Posterior bayesian) {}
}
