package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.catalogue.Family;
import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metric.Unit;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods down, classifiers across, the mean of each metric: one table a data set. */
public final class ResultsSection implements ReportSection {
  private static final List<Metric> MAIN =
      List.of(Metric.BALANCED_ACCURACY, Metric.MACRO_F1, Metric.GEOMETRIC_MEAN);

  @Override
  public String id() {
    return "results";
  }

  @Override
  public String title() {
    return "Results";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    Run run = analysis.run();
    List<Metric> others =
        Metric.overall().stream()
            .filter(metric -> !MAIN.contains(metric) && !ofProbabilities(metric))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.hint(reading(run)));
    blocks.addAll(tables(run, MAIN));
    spread(run).ifPresent(blocks::add);
    blocks.add(new Fold(Text.of("Further metrics"), false, tables(run, others)));
    return blocks;
  }

  static boolean ofProbabilities(Metric metric) {
    return Metric.CATALOGUE.named(metric.json()).family() == Family.PROBABILITY_METRIC;
  }

  private static Text reading(Run run) {
    boolean enough = run.repeats() >= MeanInterval.FEWEST;
    Text text =
        Text.of(
            enough
                ? "Mean over repeats ± half the 95 % t interval; standard deviation s where fewer"
                    + " than five repeats finished. "
                : run.repeats() == 1
                    ? "A single repeat, which has no spread. "
                    : "Mean over repeats and their standard deviation s: fewer than five repeats"
                        + " give no interval. ");
    if (run.folds() > 1) {
      text =
          text.plain(
              "Of "
                  + run.rounds()
                  + ": a repeat’s figure is the mean over its folds, which share training images and"
                  + " are not repeats. ");
    }
    text = text.strong("Bold").plain(": the best of its column");
    return enough
        ? text.plain("; ≈: balanced accuracy not distinguishable from the best, pair by pair.")
        : text.plain(".");
  }

  /** Median and worst repeat, where there are several; a mean alone hides a bad one. */
  private static Optional<Block> spread(Run run) {
    if (run.repeats() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Fold(
            Text.of("Balanced accuracy (%): median and worst repeat"),
            false,
            run.datasets().stream().map(d -> (Block) spreadTable(run.of(d))).toList()));
  }

  private static Table spreadTable(List<Setting> settings) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("Method", Content.ROW_NAME)));
    for (Setting setting : settings) {
      Text classifier = Text.name(setting.classifier(), ComparisonsSection.NAME);
      columns.add(Column.numbers(classifier, "median"));
      columns.add(Column.numbers(classifier, "worst"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<Map<String, Arm>> arms = settings.stream().map(SettingCells::byMethod).toList();
    for (Arm arm : methods(settings)) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Text.name(arm.method(), ComparisonsSection.NAME)));
      for (Map<String, Arm> setting : arms) {
        double[] sorted =
            Optional.ofNullable(setting.get(arm.method())).stream()
                .flatMap(a -> a.values(Metric.BALANCED_ACCURACY).values().stream())
                .mapToDouble(v -> v)
                .sorted()
                .toArray();
        row.add(Cell.of(median(sorted), NumberForm.PERCENT));
        row.add(Cell.of(sorted.length == 0 ? Double.NaN : sorted[0], NumberForm.PERCENT));
      }
      rows.add(row);
    }
    return Table.of(Text.name(settings.get(0).dataset(), 120), columns, rows);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  static List<Block> tables(Run run, List<Metric> metrics) {
    return run.datasets().stream().map(d -> (Block) table(run.of(d), metrics)).toList();
  }

  private static Table table(List<Setting> settings, List<Metric> metrics) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("Method", Content.ROW_NAME)));
    for (Setting setting : settings) {
      Text classifier = Text.name(setting.classifier(), ComparisonsSection.NAME);
      metrics.forEach(metric -> columns.add(Column.numbers(classifier, heading(metric))));
    }
    List<SettingCells> cells = settings.stream().map(s -> SettingCells.of(s, metrics)).toList();
    List<Arm> methods = methods(settings);
    List<Table.Group> groups = new ArrayList<>();
    for (Synthesis synthesis : Synthesis.values()) {
      List<List<Cell>> rows =
          methods.stream()
              .filter(arm -> arm.synthesis() == synthesis)
              .map(arm -> row(cells, arm))
              .toList();
      if (!rows.isEmpty()) {
        groups.add(
            new Table.Group(Text.of(synthesis.label()).muted("  " + synthesis.meaning()), rows));
      }
    }
    return new Table(caption(settings.get(0)), columns, groups);
  }

  /** The title with its unit and, where lower is better, an arrow. */
  private static String heading(Metric metric) {
    return metric.title()
        + (metric.unit() == Unit.PERCENT ? " (%)" : "")
        + (metric.higherIsBetter() ? "" : " ↓");
  }

  /** One arm for each method of any classifier. */
  static List<Arm> methods(List<Setting> settings) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    for (Setting setting : settings) {
      setting.arms().forEach(arm -> arms.putIfAbsent(arm.method(), arm));
    }
    return arms.values().stream().sorted(Comparator.comparing(Arm::synthesis)).toList();
  }

  private static Text caption(Setting setting) {
    Text name = Text.name(setting.dataset(), 120);
    List<Map.Entry<String, Double>> classes = setting.classesByRarity();
    if (classes.isEmpty()) {
      return name;
    }
    double rarest = classes.get(0).getValue();
    double largest = classes.get(classes.size() - 1).getValue();
    int untested = setting.untested().size();
    return name.muted(
        "  "
            + Counted.of(classes.size(), "class")
            + ", training images a class from "
            + Numbers.count(Math.round(rarest))
            + " to "
            + Numbers.count(Math.round(largest))
            + (rarest > 0 ? " (ratio " + Numbers.fixed(largest / rarest, 0) + ")" : "")
            + (untested == 0
                ? ""
                : "; means over the "
                    + (classes.size() - untested)
                    + " of "
                    + Counted.of(classes.size(), "class")
                    + " with test images"));
  }

  private static List<Cell> row(List<SettingCells> settings, Arm arm) {
    List<Cell> row = new ArrayList<>();
    row.add(
        new Cell.Words(
            Text.name(arm.method(), ComparisonsSection.NAME),
            Cell.Tone.PLAIN,
            arm.madeNothing() ? Text.of("made nothing") : Text.EMPTY));
    settings.forEach(setting -> row.addAll(setting.of(arm.method())));
    return row;
  }
}
