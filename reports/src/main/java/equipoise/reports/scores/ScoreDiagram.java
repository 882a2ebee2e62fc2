package equipoise.reports.scores;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.reports.charts.CriticalDifferenceDiagram;
import equipoise.reports.charts.CriticalDifferenceDiagram.Interval;
import equipoise.reports.charts.CriticalDifferenceDiagram.Place;
import equipoise.reports.charts.CriticalDifferenceDiagram.Span;
import equipoise.reports.statistics.CriticalDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison as a critical-difference diagram. */
public final class ScoreDiagram {
  private ScoreDiagram() {}

  public static CriticalDifferenceDiagram of(ScoreComparison comparison) {
    List<Integer> order = comparison.order();
    List<Place> places =
        order.stream()
            .map(j -> new Place(name(comparison, j), comparison.meanRanks().get(j)))
            .toList();
    List<Span> spans =
        comparison.cliques().stream()
            .map(c -> new Span(order.indexOf(c.get(0)), order.indexOf(c.get(c.size() - 1))))
            .toList();
    OptionalDouble difference =
        comparison.nemenyi().isPresent()
            ? OptionalDouble.of(comparison.nemenyi().get().value())
            : OptionalDouble.empty();
    return new CriticalDifferenceDiagram(
        "Mean ranks of %d methods on %s"
            .formatted(order.size(), Counted.of(comparison.table().datasets().size(), "data set")),
        places,
        difference,
        spans,
        interval(comparison),
        notes(comparison));
  }

  private static Optional<Interval> interval(ScoreComparison comparison) {
    return comparison
        .control()
        .flatMap(
            control ->
                control
                    .bonferroniDunn()
                    .map(CriticalDifference::value)
                    .map(
                        reach -> {
                          double rank = comparison.meanRanks().get(control.control());
                          return new Interval(rank - reach, rank + reach);
                        }));
  }

  private static List<String> notes(ScoreComparison comparison) {
    List<String> notes = new ArrayList<>();
    if (!comparison.tested()) {
      notes.add("Too few data sets for a rank test: at least 5 are needed.");
      return notes;
    }
    notes.add(
        (comparison.cliques().isEmpty()
                ? "%2$s tells all methods apart at %1$s."
                : "Blue bars join methods that %2$s does not tell apart at %1$s.")
            .formatted(
                comparison.options().alpha(),
                comparison.nemenyi().isPresent() ? "Nemenyi's test" : "Holm's procedure"));
    if (interval(comparison).isPresent()) {
      int control = comparison.control().orElseThrow().control();
      notes.add(
          "Orange bar: not told apart from %s by Bonferroni and Dunn's test."
              .formatted(name(comparison, control)));
    }
    if (comparison.table().missing() > 0) {
      notes.add(
          "%s missing; the ranks of each data set are scaled to the number of methods."
              .formatted(Counted.of(comparison.table().missing(), "score")));
    }
    return notes;
  }

  private static String name(ScoreComparison comparison, int method) {
    return Visible.of(comparison.table().methods().get(method));
  }
}
