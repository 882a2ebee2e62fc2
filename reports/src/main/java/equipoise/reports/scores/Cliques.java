package equipoise.reports.scores;

import equipoise.reports.statistics.CriticalDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The longest runs of methods, by mean rank, of which no two are told apart. */
final class Cliques {
  private final double[] means;
  private final List<PairComparison> pairs;
  private final Optional<CriticalDifference> nemenyi;
  private final double alpha;

  Cliques(
      double[] means,
      List<PairComparison> pairs,
      Optional<CriticalDifference> nemenyi,
      double alpha) {
    this.means = means;
    this.pairs = pairs;
    this.nemenyi = nemenyi;
    this.alpha = alpha;
  }

  List<List<Integer>> all() {
    int methods = means.length;
    boolean[][] apart = apart();
    List<Integer> order =
        IntStream.range(0, methods)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> means[j]))
            .toList();
    List<List<Integer>> cliques = new ArrayList<>();
    int covered = 0;
    for (int from = 0; from < methods; from++) {
      int to = from + 1;
      while (to < methods && alike(order, from, to, apart)) {
        to++;
      }
      if (to - from > 1 && to > covered) {
        cliques.add(List.copyOf(order.subList(from, to)));
        covered = to;
      }
    }
    return cliques;
  }

  /** Whether the method at {@code to} is like all those from {@code from} up to it. */
  private static boolean alike(List<Integer> order, int from, int to, boolean[][] apart) {
    return IntStream.range(from, to).noneMatch(i -> apart[order.get(i)][order.get(to)]);
  }

  private boolean[][] apart() {
    boolean[][] apart = new boolean[means.length][means.length];
    for (PairComparison pair : pairs) {
      double distance = Math.abs(means[pair.a()] - means[pair.b()]);
      boolean differ =
          nemenyi.isPresent()
              ? distance >= nemenyi.get().value()
              : pair.tests().filter(t -> t.holm() <= alpha).isPresent();
      apart[pair.a()][pair.b()] = differ;
      apart[pair.b()][pair.a()] = differ;
    }
    return apart;
  }
}
