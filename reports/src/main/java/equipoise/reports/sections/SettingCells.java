package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metric.Unit;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Cell.Mark;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Comparison;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of one setting in a table of results, the best of each metric looked for once.
 *
 * @param arms by method
 * @param columns one a metric
 */
record SettingCells(Setting setting, Map<String, Arm> arms, List<Column> columns) {
  /**
   * One metric's figures.
   *
   * @param intervals by method, of those that have one
   * @param best the method with the best mean; empty where all show the same one
   */
  private record Column(
      Metric metric, NumberForm form, Map<String, MeanInterval> intervals, Optional<String> best) {
    static Column of(Setting setting, Metric metric) {
      NumberForm form = metric.unit() == Unit.PERCENT ? NumberForm.PERCENT : NumberForm.PLAIN;
      Map<String, MeanInterval> intervals = new LinkedHashMap<>();
      for (Arm arm : setting.arms()) {
        arm.interval(metric).ifPresent(interval -> intervals.put(arm.method(), interval));
      }
      Comparator<Map.Entry<String, MeanInterval>> byMean =
          Comparator.comparingDouble(entry -> entry.getValue().mean());
      boolean differ =
          intervals.values().stream().map(i -> form.write(i.mean())).distinct().limit(2).count()
              > 1;
      return new Column(
          metric,
          form,
          intervals,
          intervals.entrySet().stream()
              .max(metric.higherIsBetter() ? byMean : byMean.reversed())
              .filter(entry -> differ)
              .map(Map.Entry::getKey));
    }

    private String shown(String method) {
      return form.write(intervals.get(method).mean());
    }
  }

  static SettingCells of(Setting setting, List<Metric> metrics) {
    return new SettingCells(
        setting,
        byMethod(setting),
        metrics.stream().map(metric -> Column.of(setting, metric)).toList());
  }

  static Map<String, Arm> byMethod(Setting setting) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    setting.arms().forEach(arm -> arms.putIfAbsent(arm.method(), arm));
    return arms;
  }

  /** A cell for each metric, empty where the setting lacks the method. */
  List<Cell> of(String method) {
    Arm arm = arms.get(method);
    List<Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      cells.add(arm == null ? Cell.EMPTY : cell(column, arm));
    }
    return cells;
  }

  private Cell cell(Column column, Arm arm) {
    int failed = column == columns.get(0) ? arm.failed().size() : 0;
    Text below = failed > 0 ? Text.of(failed + " failed") : Text.EMPTY;
    MeanInterval interval = column.intervals().get(arm.method());
    return interval == null
        ? new Cell.Value(Double.NaN, column.form(), Spread.NONE, Mark.NONE, below)
        : new Cell.Value(
            interval.mean(), column.form(), Spread.of(interval), mark(column, arm), below);
  }

  private Mark mark(Column column, Arm arm) {
    String best = column.best().orElse(null);
    if (best == null) {
      return Mark.NONE;
    }
    if (column.shown(best).equals(column.shown(arm.method()))) {
      return Mark.BEST;
    }
    boolean tied =
        column.metric() == Metric.BALANCED_ACCURACY
            && Comparison.of(setting, arm, arms.get(best), DecisionRule.Settings.DEFAULTS)
                .filter(Comparison::indistinguishable)
                .isPresent();
    return tied ? Mark.TIED : Mark.NONE;
  }
}
