package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.trial.TrialResult;
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
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Recall of each setting's rare classes by method, with their training images before and after. */
public final class RareClassesSection implements ReportSection {
  private static final int MOST = 6;

  @Override
  public String id() {
    return "rare";
  }

  @Override
  public String title() {
    return "Rare classes";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Block> blocks = new ArrayList<>();
    for (Setting setting : analysis.run().settings()) {
      if (!setting.classesByRarity().isEmpty()) {
        blocks.add(table(setting));
      }
    }
    if (blocks.isEmpty()) {
      return List.of(Paragraph.body("No trial recorded its training counts."));
    }
    blocks.add(
        0,
        Paragraph.hint(
            "Recall in % of the rarest third of the classes, at most six: mean ± half the 95 % t"
                + " interval, or with the standard deviation s below five repeats. Below it, the"
                + " class’s training images after resampling. Bold: the highest mean of its column,"
                + " which may be within the noise."));
    thirds(analysis.run()).ifPresent(blocks::add);
    return blocks;
  }

  /** Recall of the thirds of the classes with most, middling and fewest training images. */
  private static Optional<Block> thirds(Run run) {
    List<Block> tables =
        run.settings().stream()
            .filter(setting -> setting.classesByRarity().size() >= 3)
            .map(setting -> (Block) thirds(setting))
            .toList();
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fold(
                Text.of("Recall of the thirds of the classes by training images"), false, tables));
  }

  private static Table thirds(Setting setting) {
    List<Map.Entry<String, Double>> classes = setting.classesByRarity();
    int third = classes.size() / 3;
    List<Map.Entry<String, Double>> few = classes.subList(0, third);
    List<Map.Entry<String, Double>> medium = classes.subList(third, classes.size() - third);
    List<Map.Entry<String, Double>> many = classes.subList(classes.size() - third, classes.size());
    List<Column> columns = new ArrayList<>(List.of(Column.of("Method", Content.ROW_NAME)));
    columns.add(column("many images", many));
    columns.add(column("medium", medium));
    columns.add(column("few images", few));
    List<List<Cell>> rows = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Text.name(arm.method(), ComparisonsSection.NAME)));
      for (List<Map.Entry<String, Double>> part : List.of(many, medium, few)) {
        row.add(
            arm.meanRecall(part.stream().map(Map.Entry::getKey).toList())
                .map(
                    r ->
                        (Cell)
                            new Cell.Value(
                                r.mean(), NumberForm.PERCENT, Spread.of(r), Mark.NONE, Text.EMPTY))
                .orElse(Cell.of(Double.NaN, NumberForm.PERCENT)));
      }
      rows.add(row);
    }
    return Table.of(title(setting), columns, rows);
  }

  /** With the number of classes and their training images below. */
  private static Column column(String heading, List<Map.Entry<String, Double>> classes) {
    String from = Numbers.count(Math.round(classes.get(0).getValue()));
    String to = Numbers.count(Math.round(classes.get(classes.size() - 1).getValue()));
    return new Column(
        Text.EMPTY,
        Text.of(heading),
        Text.of(
            Counted.of(classes.size(), "class")
                + ", "
                + (from.equals(to) ? from : from + " to " + to)
                + " images each"),
        Content.NUMBERS);
  }

  private static Text title(Setting setting) {
    return Text.name(setting.classifier(), 80)
        .plain(" on ")
        .plus(Text.name(setting.dataset(), 120));
  }

  private static Table table(Setting setting) {
    List<Map.Entry<String, Double>> all = setting.classesByRarity();
    List<Map.Entry<String, Double>> rarest =
        all.subList(0, Math.max(1, Math.min(MOST, all.size() / 3)));
    List<Column> columns = new ArrayList<>(List.of(Column.of("Method", Content.ROW_NAME)));
    for (Map.Entry<String, Double> entry : rarest) {
      columns.add(
          new Column(
              Text.EMPTY,
              Text.name(entry.getKey(), 60),
              Text.of(Counted.of(Math.round(entry.getValue()), "image")),
              Content.NUMBERS));
    }
    List<String> best = rarest.stream().map(entry -> best(setting, entry.getKey())).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      List<Cell> row = new ArrayList<>();
      row.add(
          new Cell.Words(
              Text.name(arm.method(), ComparisonsSection.NAME),
              Cell.Tone.PLAIN,
              Text.of(arm.synthesis().label())));
      for (int i = 0; i < rarest.size(); i++) {
        row.add(cell(arm, rarest.get(i).getKey(), best.get(i)));
      }
      rows.add(row);
    }
    return Table.of(title(setting), columns, rows);
  }

  private static Cell cell(Arm arm, String className, String best) {
    OptionalDouble images = imagesAfter(arm, className);
    Text below =
        images.isEmpty()
            ? Text.EMPTY
            : Text.of("→ " + Numbers.count(Math.round(images.getAsDouble())));
    return arm.recall(className)
        .map(
            recall ->
                new Cell.Value(
                    recall.mean(),
                    NumberForm.PERCENT,
                    Spread.of(recall),
                    NumberForm.PERCENT.write(recall.mean()).equals(best) ? Mark.BEST : Mark.NONE,
                    below))
        .orElse(new Cell.Value(Double.NaN, NumberForm.PERCENT, Spread.NONE, Mark.NONE, below));
  }

  /** The best recall of a class as it is shown; empty where all methods show the same one. */
  private static String best(Setting setting, String className) {
    DoubleSummaryStatistics means =
        setting.arms().stream()
            .flatMap(arm -> arm.recall(className).stream())
            .mapToDouble(MeanInterval::mean)
            .summaryStatistics();
    if (means.getCount() == 0) {
      return "";
    }
    String highest = NumberForm.PERCENT.write(means.getMax());
    return highest.equals(NumberForm.PERCENT.write(means.getMin())) ? "" : highest;
  }

  private static OptionalDouble imagesAfter(Arm arm, String className) {
    return arm.trials().stream()
        .map(trial -> trial.result())
        .map(TrialResult::resampledCounts)
        .filter(Objects::nonNull)
        .map(counts -> counts.get(className))
        .filter(Objects::nonNull)
        .mapToInt(count -> count)
        .average();
  }
}
