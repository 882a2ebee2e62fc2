package equipoise.reports.scores;

import equipoise.core.Counted;
import equipoise.core.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentence that sums a comparison up. */
final class ScoreVerdict {
  /** More names than this are only counted. */
  private static final int MOST_NAMES = 10;

  /** Mean ranks that are closer are one. */
  private static final double SAME = 1e-9;

  private final ScoreComparison comparison;
  private final double alpha;

  ScoreVerdict(ScoreComparison comparison) {
    this.comparison = comparison;
    this.alpha = comparison.options().alpha();
  }

  String sentence() {
    List<Integer> best = best();
    String start =
        "Of %d methods on %s, %s the best mean rank (%s)"
            .formatted(
                comparison.table().methods().size(),
                Counted.of(comparison.table().datasets().size(), "data set"),
                names(best) + (best.size() == 1 ? " has" : " share"),
                number("%.2f", comparison.meanRanks().get(best.get(0))));
    if (!comparison.tested()) {
      return start
          + "; %s with at least two scores cannot support a rank test, which needs at least %d."
              .formatted(Counted.of(comparison.ranked(), "data set"), ScoreComparison.FEWEST);
    }
    if (omnibusP() > alpha) {
      return start
          + "; %s does not reject that all methods rank alike (%s), so no method is claimed to be worse."
              .formatted(omnibus(), p(omnibusP()));
    }
    return start
        + "; %s rejects that all methods rank alike (%s), and by Holm's procedure at %s %s significantly worse than %s."
            .formatted(
                omnibus(),
                p(omnibusP()),
                number("%s", alpha),
                worse(best.get(0)),
                best.size() == 1 ? "it" : name(best.get(0)));
  }

  private List<Integer> best() {
    List<Integer> order = comparison.order();
    double rank = comparison.meanRanks().get(order.get(0));
    return order.stream().filter(j -> comparison.meanRanks().get(j) - rank < SAME).toList();
  }

  private String omnibus() {
    return comparison.friedman().isPresent()
        ? "the Iman-Davenport test"
        : "the Skillings-Mack test (%s missing)"
            .formatted(Counted.of(comparison.table().missing(), "cell"));
  }

  private double omnibusP() {
    return comparison
        .friedman()
        .map(f -> f.imanDavenport().p())
        .orElseGet(() -> comparison.skillingsMack().orElseThrow().p());
  }

  private String worse(int best) {
    List<Integer> worse = new ArrayList<>();
    for (int j : comparison.order()) {
      if (j != best
          && comparison.pair(best, j).tests().filter(t -> t.holm() <= alpha).isPresent()) {
        worse.add(j);
      }
    }
    if (worse.isEmpty()) {
      return "no method is";
    }
    return names(worse) + (worse.size() == 1 ? " is" : " are");
  }

  private String names(List<Integer> methods) {
    if (methods.size() > MOST_NAMES) {
      return methods.size() + " methods";
    }
    String last = name(methods.get(methods.size() - 1));
    if (methods.size() == 1) {
      return last;
    }
    return methods.subList(0, methods.size() - 1).stream()
            .map(this::name)
            .collect(Collectors.joining(", "))
        + " and "
        + last;
  }

  private String name(int method) {
    return Visible.quoted(comparison.table().methods().get(method));
  }

  private static String p(double p) {
    return p < 1e-4 ? "p < .0001" : "p = " + number("%.4f", p).replaceFirst("^0", "");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
