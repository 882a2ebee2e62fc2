package equipoise.reports.sections;

import equipoise.core.metrics.Calibration;
import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Cell.Mark;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Scored;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Whether stated probabilities can be trusted, where classes are as frequent as in the data. */
public final class CalibrationSection implements ReportSection {
  /** A figure of each calibration, before and after scaling. */
  private record Figure(String heading, NumberForm form, ToDoubleFunction<Calibration> value) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("Calibration error (%) ↓", NumberForm.PERCENT, Calibration::error),
          new Figure("Log loss ↓", NumberForm.PLAIN, Calibration::logLoss),
          new Figure("Brier ↓", NumberForm.PLAIN, Calibration::brier));

  @Override
  public String id() {
    return "calibration";
  }

  @Override
  public String title() {
    return "Calibration";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Block> blocks = new ArrayList<>();
    for (Setting setting : analysis.run().settings()) {
      if (setting.trials().stream().anyMatch(trial -> trial.scored().isPresent())) {
        blocks.add(table(setting));
      }
    }
    List<Metric> onTest =
        Metric.overall().stream().filter(ResultsSection::ofProbabilities).toList();
    List<Block> tables = ResultsSection.tables(analysis.run(), onTest);
    if (blocks.isEmpty()) {
      return tables;
    }
    blocks.add(
        0,
        Paragraph.hint(
            "Whether the stated probabilities can be trusted, mean over repeats; lower (↓) is"
                + " better. Test images weigh as their classes’ shares of the training set before"
                + " resampling: a test set with equally many images of every class would flatter"
                + " methods that move probability to rare classes. “Scaled” is after temperature"
                + " scaling on the validation images (Guo et al. 2017), which changes no"
                + " prediction; its temperature is above 1 where a classifier is too sure."));
    blocks.add(new Fold(Text.of("On the test set as it is"), false, tables));
    return blocks;
  }

  private static Table table(Setting setting) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("Method", Content.ROW_NAME), Column.of("Temperature", Content.NUMBERS)));
    for (Figure figure : FIGURES) {
      columns.add(Column.numbers(Text.of(figure.heading()), "as stated"));
      columns.add(Column.numbers(Text.of(figure.heading()), "scaled"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Text.name(arm.method(), ComparisonsSection.NAME)));
      row.add(cell(setting, arm, scored -> scored.temperature().value(), NumberForm.PLAIN, false));
      for (Figure figure : FIGURES) {
        ToDoubleFunction<Scored> stated = s -> figure.value().applyAsDouble(s.atPrior());
        ToDoubleFunction<Scored> scaled = s -> figure.value().applyAsDouble(s.scaled());
        row.add(cell(setting, arm, stated, figure.form(), true));
        row.add(cell(setting, arm, scaled, figure.form(), true));
      }
      rows.add(row);
    }
    return Table.of(
        Text.name(setting.classifier(), 80).plain(" on ").plus(Text.name(setting.dataset(), 120)),
        columns,
        rows);
  }

  private static Cell cell(
      Setting setting,
      Arm arm,
      ToDoubleFunction<Scored> figure,
      NumberForm form,
      boolean lowerIsBetter) {
    Function<Arm, double[]> values =
        a ->
            a.done().stream()
                .map(RecordedTrial::scored)
                .flatMap(Optional::stream)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .toArray();
    double[] own = values.apply(arm);
    if (own.length == 0) {
      return Cell.of(Double.NaN, form);
    }
    MeanInterval interval = MeanInterval.of(own, Arm.LEVEL);
    List<String> written =
        setting.arms().stream()
            .map(values)
            .filter(v -> v.length > 0)
            .map(v -> MeanInterval.of(v, Arm.LEVEL).mean())
            .sorted()
            .map(form::write)
            .toList();
    boolean best =
        lowerIsBetter
            && written.get(0).equals(form.write(interval.mean()))
            && !written.get(0).equals(written.get(written.size() - 1));
    return new Cell.Value(
        interval.mean(), form, Spread.of(interval), best ? Mark.BEST : Mark.NONE, Text.EMPTY);
  }
}
