package equipoise.reports;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.metrics.Metric;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Methods down, classifiers across, some measures for each: one data set's table. */
record ResultTable(
    String dataset,
    String rarity,
    List<String> classifiers,
    List<String> measures,
    List<Row> rows) {

  /**
   * @param mark "best", "tied" (not distinguishable from the best) or empty
   */
  record Cell(String mean, String spread, String mark, String failed) {}

  /**
   * @param group its name if the row begins it, else empty
   * @param meaning of the group
   */
  record Row(String group, String meaning, String method, List<Cell> cells) {}

  static List<ResultTable> of(Run run, List<Metric> measures) {
    return run.datasets().stream().map(dataset -> table(run, dataset, measures)).toList();
  }

  public int columns() {
    return 1 + classifiers.size() * measures.size();
  }

  private static ResultTable table(Run run, String dataset, List<Metric> measures) {
    List<Setting> settings = run.of(dataset);
    List<Row> rows = new ArrayList<>();
    MethodGroup before = null;
    for (Arm arm : methods(settings)) {
      List<Cell> cells = new ArrayList<>();
      for (Setting setting : settings) {
        for (Metric metric : measures) {
          cells.add(cell(setting, setting.arm(arm.method()), metric));
        }
      }
      boolean first = arm.group() != before;
      rows.add(
          new Row(
              first ? arm.group().label() : "",
              first ? arm.group().meaning() : "",
              Visible.line(arm.method(), 80),
              cells));
      before = arm.group();
    }
    return new ResultTable(
        Visible.line(dataset, 120),
        rarity(settings),
        settings.stream().map(s -> Visible.line(s.classifier(), 80)).toList(),
        measures.stream().map(ResultTable::heading).toList(),
        rows);
  }

  /** One arm for each method of any classifier, grouped. */
  private static List<Arm> methods(List<Setting> settings) {
    List<Arm> arms = new ArrayList<>();
    for (Setting setting : settings) {
      for (Arm arm : setting.arms()) {
        if (arms.stream().noneMatch(a -> a.method().equals(arm.method()))) {
          arms.add(arm);
        }
      }
    }
    arms.sort(Comparator.comparing(Arm::group));
    return arms;
  }

  private static String rarity(List<Setting> settings) {
    var classes = settings.get(0).classesByRarity();
    if (classes.isEmpty()) {
      return "";
    }
    double rarest = classes.get(0).getValue();
    double largest = classes.get(classes.size() - 1).getValue();
    return Counted.of(classes.size(), "class")
        + ", training images a class from "
        + Numbers.count(Math.round(rarest))
        + " to "
        + Numbers.count(Math.round(largest))
        + (rarest > 0 ? " (ratio " + Numbers.fixed(largest / rarest, 0) + ")" : "");
  }

  /** The title with its unit and, where lower is better, an arrow. */
  private static String heading(Metric metric) {
    return metric.title()
        + (metric.unit() == Metric.Unit.PERCENT ? " (%)" : "")
        + (metric.higherIsBetter() ? "" : " ↓");
  }

  private static Cell cell(Setting setting, Optional<Arm> arm, Metric metric) {
    if (arm.isEmpty()) {
      return new Cell("", "", "", "");
    }
    int failed = arm.get().failed().size();
    String failures = failed > 0 && metric == Metric.BALANCED_ACCURACY ? failed + " failed" : "";
    return arm.get()
        .interval(metric)
        .map(
            i ->
                new Cell(
                    Numbers.mean(i, metric),
                    Numbers.spread(i, metric),
                    mark(setting, arm.get(), metric),
                    failures))
        .orElse(new Cell("–", "", "", failures));
  }

  private static String mark(Setting setting, Arm arm, Metric metric) {
    Arm best = best(setting, metric);
    if (shownMean(best, metric).equals(shownMean(arm, metric))) {
      return "best";
    }
    if (metric != Metric.BALANCED_ACCURACY) {
      return "";
    }
    return Comparison.of(setting, arm, best).filter(Comparison::indistinguishable).isPresent()
        ? "tied"
        : "";
  }

  private static String shownMean(Arm arm, Metric metric) {
    return Numbers.mean(arm.interval(metric).orElseThrow(), metric);
  }

  private static Arm best(Setting setting, Metric metric) {
    Comparator<Arm> byMean =
        Comparator.comparingDouble(a -> a.interval(metric).map(MeanInterval::mean).orElseThrow());
    return setting.arms().stream()
        .filter(a -> a.interval(metric).isPresent())
        .max(metric.higherIsBetter() ? byMean : byMean.reversed())
        .orElseThrow();
  }
}
