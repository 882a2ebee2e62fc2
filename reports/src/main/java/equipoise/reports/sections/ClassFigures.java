package equipoise.reports.sections;

import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Precision, recall and F1 of each class of one arm. */
final class ClassFigures {
  private static final int MOST_CLASSES = 60;
  private static final List<Metric> METRICS = List.of(Metric.PRECISION, Metric.RECALL, Metric.F1);

  private ClassFigures() {}

  static Table of(Setting setting, Arm arm) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("Class", Content.ROW_NAME));
    columns.add(Column.of("Training images", Content.NUMBERS));
    METRICS.forEach(m -> columns.add(Column.of(m.title() + " (%)", Content.NUMBERS)));
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Double> entry : setting.classesByRarity()) {
      if (rows.size() < MOST_CLASSES) {
        rows.add(row(arm, entry));
      }
    }
    Text caption =
        Text.name(arm.method(), ComparisonsSection.NAME)
            .muted(
                setting.classesByRarity().size() > MOST_CLASSES
                    ? "  the " + MOST_CLASSES + " rarest classes"
                    : "  each class, rarest first");
    return Table.of(caption, columns, rows);
  }

  private static List<Cell> row(Arm arm, Map.Entry<String, Double> entry) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(Text.name(entry.getKey(), 60)));
    row.add(Cell.of(entry.getValue(), NumberForm.COUNT));
    for (Metric metric : METRICS) {
      row.add(
          arm.interval(metric, entry.getKey())
              .map(i -> value(i.mean(), Spread.of(i)))
              .orElse(Cell.of(Double.NaN, NumberForm.PERCENT)));
    }
    return row;
  }

  private static Cell value(double mean, Spread spread) {
    return new Cell.Value(mean, NumberForm.PERCENT, spread, Cell.Mark.NONE, Text.EMPTY);
  }
}
