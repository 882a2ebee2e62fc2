package equipoise.reports;

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

  static List<ResultTable> of(Run run, List<Measure> measures) {
    return run.datasets().stream().map(dataset -> table(run, dataset, measures)).toList();
  }

  public int columns() {
    return 1 + classifiers.size() * measures.size();
  }

  private static ResultTable table(Run run, String dataset, List<Measure> measures) {
    List<Setting> settings = run.of(dataset);
    List<Row> rows = new ArrayList<>();
    MethodGroup before = null;
    for (Arm arm : methods(settings)) {
      List<Cell> cells = new ArrayList<>();
      for (Setting setting : settings) {
        for (Measure measure : measures) {
          cells.add(cell(setting, setting.arm(arm.method()), measure));
        }
      }
      boolean first = arm.group() != before;
      rows.add(
          new Row(
              first ? arm.group().label() : "",
              first ? arm.group().meaning() : "",
              Labels.clean(arm.method(), 80),
              cells));
      before = arm.group();
    }
    return new ResultTable(
        Labels.clean(dataset, 120),
        rarity(settings),
        settings.stream().map(s -> Labels.clean(s.classifier(), 80)).toList(),
        measures.stream().map(Measure::heading).toList(),
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
    return Verdict.counted(classes.size(), "class").replace("classs", "classes")
        + ", training images a class from "
        + Numbers.count(Math.round(rarest))
        + " to "
        + Numbers.count(Math.round(largest))
        + (rarest > 0 ? " (ratio " + Numbers.fixed(largest / rarest, 0) + ")" : "");
  }

  private static Cell cell(Setting setting, Optional<Arm> arm, Measure measure) {
    if (arm.isEmpty()) {
      return new Cell("", "", "", "");
    }
    int failed = arm.get().failed().size();
    String failures = failed > 0 && measure == Measure.BALANCED_ACCURACY ? failed + " failed" : "";
    return arm.get()
        .interval(measure)
        .map(
            i ->
                new Cell(
                    Numbers.mean(i, measure),
                    Numbers.spread(i, measure),
                    mark(setting, arm.get(), measure),
                    failures))
        .orElse(new Cell("–", "", "", failures));
  }

  private static String mark(Setting setting, Arm arm, Measure measure) {
    Arm best = best(setting, measure);
    if (shownMean(best, measure).equals(shownMean(arm, measure))) {
      return "best";
    }
    if (measure != Measure.BALANCED_ACCURACY) {
      return "";
    }
    return Comparison.of(setting, arm, best).filter(Comparison::indistinguishable).isPresent()
        ? "tied"
        : "";
  }

  private static String shownMean(Arm arm, Measure measure) {
    return Numbers.mean(arm.interval(measure).orElseThrow(), measure);
  }

  private static Arm best(Setting setting, Measure measure) {
    Comparator<Arm> byMean =
        Comparator.comparingDouble(a -> a.interval(measure).map(MeanInterval::mean).orElseThrow());
    return setting.arms().stream()
        .filter(a -> a.interval(measure).isPresent())
        .max(measure.higherIsBetter() ? byMean : byMean.reversed())
        .orElseThrow();
  }
}
