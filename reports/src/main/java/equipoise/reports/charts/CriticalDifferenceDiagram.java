package equipoise.reports.charts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Methods on an axis of mean ranks, the best on the right, with bars that join those that are not
 * told apart (J. Demšar, Journal of Machine Learning Research 7, 2006, section 3.2.4).
 *
 * @param methods at least two, from the best mean rank on
 * @param criticalDifference drawn as a ruler above the axis
 * @param cliques first and last index among the methods of each bar
 * @param control with the reach of a critical difference on either side
 * @param notes sentences below the diagram
 */
public record CriticalDifferenceDiagram(
    String title,
    List<Place> methods,
    OptionalDouble criticalDifference,
    List<Span> cliques,
    Optional<Interval> control,
    List<String> notes)
    implements Chart {
  public CriticalDifferenceDiagram {
    methods = List.copyOf(methods);
    cliques = List.copyOf(cliques);
    notes = List.copyOf(notes);
  }

  /** A method and its mean rank, 1 to the number of methods. */
  public record Place(String name, double meanRank) {}

  /** Indices of a run of methods, both among them. */
  public record Span(int first, int last) {}

  /** Mean ranks from {@code low} to {@code high}, which may be beyond the axis. */
  public record Interval(double low, double high) {}

  @Override
  public String description() {
    List<String> ranks =
        methods.stream()
            .map(place -> RankAxisDrawing.label(place) + " " + RankAxisDrawing.rank(place))
            .toList();
    List<String> joined =
        cliques.stream()
            .map(
                span -> methods.get(span.first()).name() + " to " + methods.get(span.last()).name())
            .toList();
    String bars = joined.isEmpty() ? "" : " Not told apart: " + AltText.listed(joined) + ".";
    return "Mean ranks from the best on: " + AltText.listed(ranks) + "." + bars;
  }

  @Override
  public Drawing drawing() {
    return new RankAxisDrawing(this).drawing();
  }
}
