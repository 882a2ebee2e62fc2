package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Choice;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Text;
import equipoise.reports.charts.HeatMap;
import equipoise.reports.results.Arm;
import equipoise.reports.results.ConfusionSum;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Confusion matrix and figures of each class, an arm at a time. */
final class ConfusionMaps {
  static final int MOST_CLASSES = 16;
  private static final int WIDTH = 520;

  private ConfusionMaps() {}

  /**
   * @param most arms that are shown: the baseline, then the best
   */
  static List<Block> of(Setting setting, List<String> rarest, int most) {
    Set<Arm> arms = new LinkedHashSet<>();
    setting.baseline().ifPresent(arms::add);
    setting.best(arm -> true).ifPresent(arms::add);
    setting.arms().stream()
        .sorted(Comparator.comparing(ConfusionMaps::mean).reversed())
        .forEach(arms::add);
    List<Choice.Option> options = new ArrayList<>();
    for (Arm arm : arms) {
      if (options.size() < most) {
        arm.confusion()
            .map(sum -> sum.folded(rarest, MOST_CLASSES))
            .ifPresent(sum -> options.add(option(setting, arm, sum)));
      }
    }
    if (options.isEmpty()) {
      return List.of();
    }
    long hidden = arms.stream().filter(arm -> arm.confusion().isPresent()).count() - options.size();
    return List.of(
        new Heading(Text.of("Confusion matrices")),
        Paragraph.hint(
            "All repeats added: what became of the test images of each true class. Empty cells are"
                + " 0."
                + (hidden == 0 ? "" : " " + Counted.of(hidden, "more method") + " are left out.")),
        new Choice("Method", options));
  }

  private static double mean(Arm arm) {
    return arm.interval(Metric.BALANCED_ACCURACY).map(MeanInterval::mean).orElse(-1.0);
  }

  private static Choice.Option option(Setting setting, Arm arm, ConfusionSum sum) {
    Figure figure = new Figure(List.of(map(setting, arm, sum)), Text.EMPTY);
    return new Choice.Option(
        Text.name(arm.method(), ComparisonsSection.NAME),
        List.of(figure, ClassFigures.of(setting, arm)));
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
