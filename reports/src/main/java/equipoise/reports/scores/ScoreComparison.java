package equipoise.reports.scores;

import equipoise.core.NearestName;
import equipoise.core.table.ScoreTable;
import equipoise.reports.statistics.CriticalDifference;
import equipoise.reports.statistics.Friedman;
import equipoise.reports.statistics.SkillingsMack;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Methods compared over data sets as J. Demšar proposes (Statistical comparisons of classifiers
 * over multiple data sets, Journal of Machine Learning Research 7, 2006). Data sets are the units:
 * repeats and folds are to be averaged within each. With missing cells, Skillings and Mack's test
 * takes the place of Friedman's, Holm's that of Nemenyi's, and a pair is compared on the data sets
 * that have both methods.
 *
 * @param ranked data sets with at least two scores, the units of the tests
 * @param meanRanks of each method, 1 the best; with missing cells each data set's ranks are scaled
 *     by (k + 1) / (k_i + 1), k_i being the methods it has, so that chance gives (k + 1) / 2
 * @param friedman empty with missing cells or fewer than {@link #FEWEST} data sets
 * @param skillingsMack only with missing cells, and at least as many data sets
 * @param nemenyi empty where friedman is
 * @param pairs (0, 1), (0, 2), ... (1, 2), ...
 * @param cliques groups of methods, each of at least two that follow one another by mean rank, that
 *     are not told apart: by Nemenyi's critical difference, with missing cells by Holm
 * @param rope that the Bayesian test used
 */
public record ScoreComparison(
    ScoreTable table,
    ComparisonOptions options,
    int ranked,
    List<Double> meanRanks,
    Optional<Friedman> friedman,
    Optional<SkillingsMack> skillingsMack,
    Optional<CriticalDifference> nemenyi,
    List<PairComparison> pairs,
    Optional<ControlComparison> control,
    List<List<Integer>> cliques,
    double rope) {
  /** Fewer data sets than this support no rank test: of four, the smallest Wilcoxon p is 1/8. */
  public static final int FEWEST = 5;

  public ScoreComparison {
    meanRanks = List.copyOf(meanRanks);
    pairs = List.copyOf(pairs);
    cliques = List.copyOf(cliques);
  }

  /**
   * @throws IllegalArgumentException if the control is no method of the table
   */
  public static ScoreComparison of(ScoreTable table, ComparisonOptions options) {
    double[][] ranks = RankTable.ranks(table, options.lowerIsBetter());
    double[] means = RankTable.means(ranks, table.methods().size());
    int methods = table.methods().size();
    boolean tested = ranks.length >= FEWEST;
    boolean full = tested && table.missing() == 0;
    double rope = options.rope().orElseGet(() -> RankTable.rope(table));
    Optional<CriticalDifference> nemenyi =
        full
            ? Optional.of(CriticalDifference.nemenyi(methods, ranks.length, options.alpha()))
            : Optional.empty();
    List<PairComparison> pairs = new PairTests(table, options, ranks, rope).all();
    return new ScoreComparison(
        table,
        options,
        ranks.length,
        Arrays.stream(means).boxed().toList(),
        full ? Optional.of(Friedman.of(ranks)) : Optional.empty(),
        tested && !full ? Optional.of(SkillingsMack.of(ranks)) : Optional.empty(),
        nemenyi,
        pairs,
        options.control().map(name -> control(table, ranks, name, full, options.alpha())),
        tested ? new Cliques(means, pairs, nemenyi, options.alpha()).all() : List.of(),
        rope);
  }

  private static ControlComparison control(
      ScoreTable table, double[][] ranks, String name, boolean full, double alpha) {
    int control = table.methods().indexOf(name);
    if (control < 0) {
      throw NearestName.unknown("method", name, table.methods());
    }
    return new ControlComparison(
        control,
        full
            ? Optional.of(
                CriticalDifference.bonferroniDunn(table.methods().size(), ranks.length, alpha))
            : Optional.empty(),
        ranks.length < FEWEST ? List.of() : ControlComparison.rivals(ranks, control));
  }

  /** Whether there were data sets enough for tests. */
  public boolean tested() {
    return ranked >= FEWEST;
  }

  /** Methods from the best mean rank on. */
  public List<Integer> order() {
    return IntStream.range(0, meanRanks.size())
        .boxed()
        .sorted(Comparator.comparingDouble(meanRanks::get))
        .toList();
  }

  /** The comparison of two methods, in either order. */
  public PairComparison pair(int one, int other) {
    int a = Math.min(one, other);
    int b = Math.max(one, other);
    return pairs.stream().filter(p -> p.a() == a && p.b() == b).findFirst().orElseThrow();
  }

  /** One sentence: the best mean rank, whether the methods differ, and which are worse. */
  public String verdict() {
    return new ScoreVerdict(this).sentence();
  }
}
