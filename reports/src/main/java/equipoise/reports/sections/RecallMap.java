package equipoise.reports.sections;

import equipoise.reports.blocks.Numbers;
import equipoise.reports.charts.HeatMap;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mean recall of the rarest classes by method. */
final class RecallMap {
  static final int MOST_CLASSES = 24;
  private static final int WIDTH = 860;

  private RecallMap() {}

  /** Empty without classes or finished trials. */
  static Optional<HeatMap> of(Setting setting) {
    List<Arm> arms = setting.arms().stream().filter(arm -> !arm.done().isEmpty()).toList();
    List<Map.Entry<String, Double>> classes =
        setting.classesByRarity().stream().limit(MOST_CLASSES).toList();
    if (classes.isEmpty() || arms.isEmpty()) {
      return Optional.empty();
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
    List<String> rows =
        classes.stream()
            .map(e -> ChartsSection.name(e.getKey()) + " (" + count(e.getValue()) + ")")
            .toList();
    List<String> columns = arms.stream().map(arm -> ChartsSection.name(arm.method())).toList();
    return Optional.of(
        new HeatMap(
            "Recall (%) by class (training images), rarest first: "
                + ChartsSection.name(setting.classifier())
                + " on "
                + ChartsSection.name(setting.dataset()),
            new HeatMap.Side("Class", rows),
            new HeatMap.Side("Method", columns),
            shares,
            WIDTH));
  }

  private static String count(double images) {
    return Numbers.count(Math.round(images));
  }
}
