package equipoise.reports;

import equipoise.core.Visible;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialResult;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recall of one setting's rare classes by method, with the class's training images before and
 * after.
 */
record RareClasses(
    String dataset, String classifier, int allClasses, List<Column> columns, List<Row> rows) {
  private static final int MOST = 6;

  /**
   * @param images in the training set, mean over repeats
   */
  record Column(String name, String images) {}

  record Cell(String recall, String spread, String images, String mark) {}

  record Row(String method, String group, List<Cell> cells) {}

  static List<RareClasses> of(Run run) {
    return run.settings().stream()
        .filter(setting -> !setting.classesByRarity().isEmpty())
        .map(RareClasses::of)
        .toList();
  }

  private static RareClasses of(Setting setting) {
    List<Map.Entry<String, Double>> all = setting.classesByRarity();
    int rare = Math.max(1, Math.min(MOST, all.size() / 3));
    List<Map.Entry<String, Double>> rarest = all.subList(0, rare);
    List<Row> rows = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      List<Cell> cells = new ArrayList<>();
      for (Map.Entry<String, Double> entry : rarest) {
        cells.add(cell(setting, arm, entry.getKey()));
      }
      rows.add(new Row(Visible.line(arm.method(), 80), arm.group().label(), cells));
    }
    return new RareClasses(
        Visible.line(setting.dataset(), 120),
        Visible.line(setting.classifier(), 80),
        all.size(),
        rarest.stream()
            .map(
                e ->
                    new Column(
                        Visible.line(e.getKey(), 60), Numbers.count(Math.round(e.getValue()))))
            .toList(),
        rows);
  }

  private static Cell cell(Setting setting, Arm arm, String className) {
    String images =
        images(arm, className, TrialResult::resampledCounts)
            .map(after -> "→ " + Numbers.count(after))
            .orElse("");
    Optional<MeanInterval> recall = arm.recall(className);
    if (recall.isEmpty()) {
      return new Cell("–", "", images, "");
    }
    double highest =
        setting.arms().stream()
            .flatMap(a -> a.recall(className).stream())
            .mapToDouble(MeanInterval::mean)
            .max()
            .orElse(0);
    String mean = Numbers.percent(recall.get().mean());
    return new Cell(
        mean,
        Numbers.spread(recall.get(), Metric.BALANCED_ACCURACY),
        images,
        mean.equals(Numbers.percent(highest)) ? "best" : "");
  }

  private static Optional<Long> images(
      Arm arm, String className, Function<TrialResult, Map<String, Integer>> counts) {
    double[] values =
        arm.trials().stream()
            .map(counts)
            .filter(Objects::nonNull)
            .map(map -> map.get(className))
            .filter(Objects::nonNull)
            .mapToDouble(Integer::doubleValue)
            .toArray();
    return values.length == 0
        ? Optional.empty()
        : Optional.of(Math.round(MeanInterval.of(values, Arm.LEVEL).mean()));
  }
}
