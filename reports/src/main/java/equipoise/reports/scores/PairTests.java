package equipoise.reports.scores;

import equipoise.core.Seed;
import equipoise.core.table.ScoreTable;
import equipoise.reports.statistics.BayesianSignedRank;
import equipoise.reports.statistics.Holm;
import equipoise.reports.statistics.RankDifference;
import equipoise.reports.statistics.Ranks;
import equipoise.reports.statistics.Shaffer;
import equipoise.reports.statistics.WilcoxonSignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All tests of all pairs of methods. */
final class PairTests {
  private static final Seed SEED = new Seed(0).child("bayesian signed rank");
  private static final int MOST_SAMPLES = 50_000;
  private static final int FEWEST_SAMPLES = 200;

  /** Weights that are summed for all pairs together: a few seconds. */
  private static final long WORK = 400_000_000;

  /** Weights that are kept in memory. */
  private static final long KEPT = 10_000_000;

  private final ScoreTable table;
  private final boolean lowerIsBetter;
  private final double[][] ranks;
  private final double rope;
  private final List<int[]> pairs = new ArrayList<>();

  PairTests(ScoreTable table, ComparisonOptions options, double[][] ranks, double rope) {
    this.table = table;
    this.lowerIsBetter = options.lowerIsBetter();
    this.ranks = ranks;
    this.rope = rope;
    int methods = table.methods().size();
    for (int a = 0; a < methods; a++) {
      for (int b = a + 1; b < methods; b++) {
        pairs.add(new int[] {a, b});
      }
    }
  }

  /** One pair's tests before they are adjusted. */
  private record Raw(
      RankDifference ranks, WilcoxonSignedRank wilcoxon, BayesianSignedRank.Posterior bayesian) {}

  List<PairComparison> all() {
    List<double[]> differences = pairs.stream().map(this::differences).toList();
    List<Optional<Raw>> raw = raw(differences);
    double[] p = raw.stream().mapToDouble(r -> r.map(x -> x.ranks.p()).orElse(1.0)).toArray();
    double[] signed =
        raw.stream().mapToDouble(r -> r.map(x -> x.wilcoxon.p()).orElse(1.0)).toArray();
    double[] holm = Holm.adjust(p);
    double[] shaffer = Shaffer.adjust(p, table.methods().size());
    double[] signedHolm = Holm.adjust(signed);
    List<PairComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      int at = i;
      Optional<PairComparison.Tests> tests =
          raw.get(i)
              .map(
                  r ->
                      new PairComparison.Tests(
                          r.ranks.z(),
                          r.ranks.p(),
                          holm[at],
                          shaffer[at],
                          nemenyi(r.ranks),
                          r.wilcoxon,
                          signedHolm[at],
                          r.bayesian));
      comparisons.add(comparison(pairs.get(i), differences.get(i), tests));
    }
    return comparisons;
  }

  /** Of b over a, one a data set; NaN where one is missing. */
  private double[] differences(int[] pair) {
    return Arrays.stream(table.scores())
        .mapToDouble(
            row -> {
              double difference = row[pair[1]] - row[pair[0]];
              return Ranks.rounded(lowerIsBetter ? -difference : difference);
            })
        .toArray();
  }

  /** A pair that cannot be tested counts in the families of tests as one with p = 1. */
  private List<Optional<Raw>> raw(List<double[]> differences) {
    if (ranks.length < ScoreComparison.FEWEST) {
      return pairs.stream().map(pair -> Optional.<Raw>empty()).toList();
    }
    int rows = table.scores().length;
    BayesianSignedRank bayesian = new BayesianSignedRank(rows, samples(), rope, SEED);
    return IntStream.range(0, pairs.size())
        .parallel()
        .mapToObj(i -> raw(pairs.get(i), differences.get(i), bayesian))
        .toList();
  }

  private Optional<Raw> raw(int[] pair, double[] differences, BayesianSignedRank bayesian) {
    double[] present = Arrays.stream(differences).filter(d -> !Double.isNaN(d)).toArray();
    if (present.length < ScoreComparison.FEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        new Raw(
            RankDifference.between(ranks, pair[0], pair[1]),
            WilcoxonSignedRank.of(present),
            bayesian.of(differences)));
  }

  /**
   * As many as the time allows; 200, of very large tables, leave a standard error of at most .035.
   */
  private int samples() {
    long rows = table.scores().length;
    long possible = Math.min(WORK / (rows * pairs.size()), KEPT / rows);
    return (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, possible));
  }

  private double nemenyi(RankDifference difference) {
    return table.missing() == 0 ? difference.nemenyi(table.methods().size()) : Double.NaN;
  }

  private static PairComparison comparison(
      int[] pair, double[] differences, Optional<PairComparison.Tests> tests) {
    int wins = (int) Arrays.stream(differences).filter(d -> d < 0).count();
    int ties = (int) Arrays.stream(differences).filter(d -> d == 0).count();
    int losses = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    return new PairComparison(pair[0], pair[1], wins + ties + losses, wins, ties, losses, tests);
  }
}
