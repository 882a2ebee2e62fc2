package equipoise.reports.sections;

import equipoise.reports.charts.Chart;
import equipoise.reports.charts.HeatMap;
import equipoise.reports.results.Arm;
import equipoise.reports.results.ConfusionSum;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Confusion matrices of the baseline and of the best arm; one if they are the same. */
final class ConfusionMaps {
  static final int MOST_CLASSES = 16;
  private static final int WIDTH = 520;

  private ConfusionMaps() {}

  static List<Chart> of(Setting setting, List<String> rarest) {
    Set<Arm> arms = new LinkedHashSet<>();
    setting.baseline().ifPresent(arms::add);
    setting.best(arm -> true).ifPresent(arms::add);
    List<Chart> charts = new ArrayList<>();
    for (Arm arm : arms) {
      arm.confusion()
          .map(sum -> sum.folded(rarest, MOST_CLASSES))
          .ifPresent(sum -> charts.add(map(setting, arm, sum)));
    }
    return charts;
  }

  private static HeatMap map(Setting setting, Arm arm, ConfusionSum sum) {
    int size = sum.classes().size();
    double[][] shares = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        long count = sum.counts()[i][j];
        shares[i][j] = count == 0 ? Double.NaN : (double) count / sum.actual(i);
      }
    }
    boolean best = setting.best(a -> true).filter(arm::equals).isPresent();
    List<String> names = sum.classes().stream().map(ChartsSection::name).toList();
    return new HeatMap(
        ChartsSection.name(arm.method())
            + (best ? " (highest mean)" : "")
            + ": % of each true class",
        new HeatMap.Side("True class", names),
        new HeatMap.Side("Predicted class", names),
        shares,
        WIDTH);
  }
}
