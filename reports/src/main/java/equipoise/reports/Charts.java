package equipoise.reports;

import equipoise.core.Visible;
import equipoise.core.learning.LearningCurve;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.reports.charts.CurveChart;
import equipoise.reports.charts.DotPlot;
import equipoise.reports.charts.HeatMap;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which charts a report shows, and the figures in them. */
final class Charts {
  private static final int MOST_CLASSIFIERS = 4;
  private static final int MOST_CLASSES = 24;
  private static final int MOST_CONFUSED = 16;
  private static final int CONFUSION_WIDTH = 520;
  private static final int NAME = 60;
  private final Run run;
  private int drawn;

  Charts(Run run) {
    this.run = run;
  }

  /** The charts of one data set. */
  record Panel(String dataset, List<String> accuracy, List<Detail> details) {}

  /**
   * The charts of one setting.
   *
   * @param open shown at once; else folded
   * @param note empty, or what the charts leave out
   */
  record Detail(
      String classifier,
      boolean open,
      String note,
      List<String> recall,
      List<String> confusion,
      List<String> curves) {}

  List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    for (String dataset : run.datasets()) {
      List<Setting> settings =
          run.of(dataset).stream()
              .filter(
                  s ->
                      s.arms().stream()
                          .anyMatch(a -> a.interval(Metric.BALANCED_ACCURACY).isPresent()))
              .toList();
      if (!settings.isEmpty()) {
        List<Detail> details = new ArrayList<>();
        for (Setting setting : settings) {
          details.add(detail(setting, details.isEmpty()));
        }
        panels.add(new Panel(Visible.line(dataset, 120), accuracy(settings), details));
      }
    }
    return panels;
  }

  private String prefix() {
    return "c" + drawn++;
  }

  private static String name(String text) {
    return Visible.line(text, NAME);
  }

  private List<String> accuracy(List<Setting> settings) {
    List<String> charts = new ArrayList<>();
    for (int from = 0; from < settings.size(); from += MOST_CLASSIFIERS) {
      charts.add(
          accuracyOf(settings.subList(from, Math.min(settings.size(), from + MOST_CLASSIFIERS))));
    }
    return charts;
  }

  private String accuracyOf(List<Setting> settings) {
    Set<Arm> seen = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (MethodGroup group : MethodGroup.values()) {
      for (Setting setting : settings) {
        for (Arm arm : setting.arms()) {
          if (arm.group() == group && names.add(arm.method())) {
            seen.add(arm);
          }
        }
      }
    }
    List<Arm> arms = List.copyOf(seen);
    List<String> methods = arms.stream().map(Arm::method).toList();
    List<Integer> shaded =
        IntStream.range(0, arms.size())
            .filter(i -> arms.get(i).group() == MethodGroup.INTERPOLATION)
            .boxed()
            .toList();
    return new DotPlot(
            "Balanced accuracy on " + name(settings.get(0).dataset()) + ", mean and 95 % interval",
            "Balanced accuracy on the test set (%)",
            methods.stream().map(Charts::name).toList(),
            shaded,
            settings.stream().map(s -> series(s, methods)).toList())
        .drawing()
        .svg(prefix());
  }

  private static DotPlot.Series series(Setting setting, List<String> methods) {
    List<DotPlot.Dot> dots = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      arm.interval(Metric.BALANCED_ACCURACY)
          .ifPresent(
              i ->
                  dots.add(
                      new DotPlot.Dot(
                          methods.indexOf(arm.method()),
                          100 * i.mean(),
                          100 * i.halfWidth(),
                          arm.values(Metric.BALANCED_ACCURACY).values().stream()
                              .map(v -> 100 * v)
                              .toList())));
    }
    return new DotPlot.Series(name(setting.classifier()), dots);
  }

  private Detail detail(Setting setting, boolean open) {
    List<String> rarest = setting.classesByRarity().stream().map(Map.Entry::getKey).toList();
    String note =
        rarest.size() > MOST_CONFUSED
            ? "Of "
                + rarest.size()
                + " classes the charts show the rarest: "
                + Math.min(MOST_CLASSES, rarest.size())
                + " in the recall chart, "
                + (MOST_CONFUSED - 1)
                + " in the confusion matrices, which add all others into one line."
            : "";
    return new Detail(
        Visible.line(setting.classifier(), 80),
        open,
        note,
        recall(setting, rarest),
        confusion(setting, rarest),
        curves(setting));
  }

  private List<String> recall(Setting setting, List<String> rarest) {
    List<Arm> arms = setting.arms().stream().filter(a -> !a.done().isEmpty()).toList();
    List<Map.Entry<String, Double>> classes =
        setting.classesByRarity().stream().limit(MOST_CLASSES).toList();
    if (rarest.isEmpty() || arms.isEmpty()) {
      return List.of();
    }
    double[][] shares = new double[classes.size()][arms.size()];
    for (int row = 0; row < classes.size(); row++) {
      for (int column = 0; column < arms.size(); column++) {
        shares[row][column] =
            arms.get(column)
                .recall(classes.get(row).getKey())
                .map(MeanInterval::mean)
                .orElse(Double.NaN);
      }
    }
    String title =
        "Recall (%) by class (training images), rarest first: "
            + name(setting.classifier())
            + " on "
            + name(setting.dataset());
    List<String> rows =
        classes.stream()
            .map(e -> name(e.getKey()) + " (" + Numbers.count(Math.round(e.getValue())) + ")")
            .toList();
    List<String> columns = arms.stream().map(a -> name(a.method())).toList();
    return List.of(
        new HeatMap(
                title,
                new HeatMap.Side("Class", rows),
                new HeatMap.Side("Method", columns),
                shares,
                860)
            .drawing()
            .svg(prefix()));
  }

  /** Of the arm without any metric and of the best arm, in this order; one if they are the same. */
  private List<String> confusion(Setting setting, List<String> rarest) {
    Set<Arm> arms = new LinkedHashSet<>();
    setting.arm("none").ifPresent(arms::add);
    setting.best(arm -> true).ifPresent(arms::add);
    List<String> charts = new ArrayList<>();
    for (Arm arm : arms) {
      ConfusionSum.of(run, arm)
          .map(sum -> sum.folded(rarest, MOST_CONFUSED))
          .ifPresent(sum -> charts.add(confusionOf(setting, arm, sum)));
    }
    return charts;
  }

  private String confusionOf(Setting setting, Arm arm, ConfusionSum sum) {
    int size = sum.classes().size();
    double[][] shares = new double[size][size];
    for (int i = 0; i < size; i++) {
      long total = 0;
      for (long count : sum.counts()[i]) {
        total += count;
      }
      for (int j = 0; j < size; j++) {
        long count = sum.counts()[i][j];
        shares[i][j] = count == 0 ? Double.NaN : (double) count / total;
      }
    }
    boolean best = setting.best(a -> true).filter(arm::equals).isPresent();
    String title = name(arm.method()) + (best ? " (highest mean)" : "") + ": % of each true class";
    List<String> names = sum.classes().stream().map(Charts::name).toList();
    return new HeatMap(
            title,
            new HeatMap.Side("True class", names),
            new HeatMap.Side("Predicted class", names),
            shares,
            CONFUSION_WIDTH)
        .drawing()
        .svg(prefix());
  }

  /**
   * The first repeat of `none`, of the best arm without generation and of the best of each
   * synthesis.
   */
  private List<String> curves(Setting setting) {
    Set<Arm> arms = new LinkedHashSet<>();
    setting.arm("none").ifPresent(arms::add);
    for (MethodGroup group : MethodGroup.values()) {
      setting.best(arm -> arm.group() == group).ifPresent(arms::add);
    }
    List<CurveChart.Curve> curves =
        arms.stream().map(this::curve).flatMap(Optional::stream).toList();
    return curves.isEmpty()
        ? List.of()
        : List.of(
            new CurveChart(
                    "Learning curves of the first repeat, "
                        + name(setting.classifier())
                        + " on "
                        + name(setting.dataset()),
                    curves)
                .drawing()
                .svg(prefix()));
  }

  private Optional<CurveChart.Curve> curve(Arm arm) {
    for (TrialResult trial : arm.done()) {
      LearningCurve curve = run.record(trial).map(TrialRecord::learningCurve).orElse(null);
      if (curve != null && curve.points().size() > 1) {
        List<LearningCurve.Point> points =
            curve.points().stream().filter(Objects::nonNull).toList();
        return Optional.of(
            new CurveChart.Curve(
                name(arm.method()),
                points.stream().mapToDouble(LearningCurve.Point::step).toArray(),
                points.stream().mapToDouble(p -> 100 * p.balancedAccuracy()).toArray(),
                points.stream().mapToDouble(LearningCurve.Point::trainLoss).toArray(),
                points.stream().mapToDouble(LearningCurve.Point::validationLoss).toArray(),
                curve.best()));
      }
    }
    return Optional.empty();
  }
}
