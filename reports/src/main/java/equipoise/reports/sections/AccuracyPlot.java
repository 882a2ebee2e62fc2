package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.reports.charts.DotPlot;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Balanced accuracy of each method on one data set, a series a classifier. */
final class AccuracyPlot {
  private AccuracyPlot() {}

  /**
   * @param settings of one data set
   */
  static DotPlot of(List<Setting> settings) {
    List<Arm> arms = ResultsSection.methods(settings);
    List<String> methods = arms.stream().map(Arm::method).toList();
    List<Integer> shaded =
        IntStream.range(0, arms.size())
            .filter(i -> arms.get(i).synthesis() == Synthesis.INTERPOLATION)
            .boxed()
            .toList();
    return new DotPlot(
        "Balanced accuracy on " + ChartsSection.name(settings.get(0).dataset()),
        "Balanced accuracy on the test set (%)",
        methods.stream().map(ChartsSection::name).toList(),
        shaded,
        settings.stream().map(setting -> series(setting, methods)).toList());
  }

  private static DotPlot.Series series(Setting setting, List<String> methods) {
    List<DotPlot.Dot> dots = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      int row = methods.indexOf(arm.method());
      arm.interval(Metric.BALANCED_ACCURACY).ifPresent(i -> dots.add(dot(arm, row, i)));
    }
    return new DotPlot.Series(ChartsSection.name(setting.classifier()), dots);
  }

  private static DotPlot.Dot dot(Arm arm, int row, MeanInterval interval) {
    return new DotPlot.Dot(
        row,
        100 * interval.mean(),
        interval.worthShowing() ? 100 * interval.halfWidth() : Double.NaN,
        arm.values(Metric.BALANCED_ACCURACY).values().stream().map(v -> 100 * v).toList());
  }
}
