package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.catalogue.Family;
import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metric.Unit;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Cell.Mark;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.Comparison;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.ArrayList;
import java.util.Comparator;
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
    for (Arm arm : methods(settings)) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Text.name(arm.method(), ComparisonsSection.NAME)));
      for (Setting setting : settings) {
        double[] sorted =
            setting.arm(arm.method()).stream()
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
    List<Table.Group> groups = new ArrayList<>();
    for (Synthesis synthesis : Synthesis.values()) {
      List<List<Cell>> rows =
          methods(settings).stream()
              .filter(arm -> arm.synthesis() == synthesis)
              .map(arm -> row(settings, metrics, arm))
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
    List<Arm> arms = new ArrayList<>();
    for (Setting setting : settings) {
      for (Arm arm : setting.arms()) {
        if (arms.stream().noneMatch(a -> a.method().equals(arm.method()))) {
          arms.add(arm);
        }
      }
    }
    arms.sort(Comparator.comparing(Arm::synthesis));
    return arms;
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

  private static List<Cell> row(List<Setting> settings, List<Metric> metrics, Arm arm) {
    List<Cell> row = new ArrayList<>();
    row.add(
        new Cell.Words(
            Text.name(arm.method(), ComparisonsSection.NAME),
            Cell.Tone.PLAIN,
            arm.madeNothing() ? Text.of("made nothing") : Text.EMPTY));
    for (Setting setting : settings) {
      for (Metric metric : metrics) {
        row.add(
            setting
                .arm(arm.method())
                .map(a -> cell(setting, a, metric, metric == metrics.get(0)))
                .orElse(Cell.EMPTY));
      }
    }
    return row;
  }

  private static Cell cell(Setting setting, Arm arm, Metric metric, boolean first) {
    int failed = arm.failed().size();
    Text below = failed > 0 && first ? Text.of(failed + " failed") : Text.EMPTY;
    NumberForm form = metric.unit() == Unit.PERCENT ? NumberForm.PERCENT : NumberForm.PLAIN;
    return arm.interval(metric)
        .map(
            i ->
                new Cell.Value(
                    i.mean(), form, Spread.of(i), mark(setting, arm, metric, form), below))
        .orElse(new Cell.Value(Double.NaN, form, Spread.NONE, Mark.NONE, below));
  }

  private static Mark mark(Setting setting, Arm arm, Metric metric, NumberForm form) {
    List<Arm> shown = setting.arms().stream().filter(a -> a.interval(metric).isPresent()).toList();
    if (shown.stream().map(a -> mean(a, metric, form)).distinct().count() < 2) {
      return Mark.NONE;
    }
    Arm best = best(shown, metric);
    if (mean(best, metric, form).equals(mean(arm, metric, form))) {
      return Mark.BEST;
    }
    boolean tied =
        metric == Metric.BALANCED_ACCURACY
            && Comparison.of(setting, arm, best, DecisionRule.Settings.DEFAULTS)
                .filter(Comparison::indistinguishable)
                .isPresent();
    return tied ? Mark.TIED : Mark.NONE;
  }

  private static String mean(Arm arm, Metric metric, NumberForm form) {
    return form.write(arm.interval(metric).orElseThrow().mean());
  }

  private static Arm best(List<Arm> arms, Metric metric) {
    Comparator<Arm> byMean =
        Comparator.comparingDouble(
            arm -> Optional.of(arm).flatMap(a -> a.interval(metric)).orElseThrow().mean());
    return arms.stream().max(metric.higherIsBetter() ? byMean : byMean.reversed()).orElseThrow();
  }
}
