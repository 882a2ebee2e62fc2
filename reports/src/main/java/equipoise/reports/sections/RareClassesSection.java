package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.trial.TrialResult;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Cell.Mark;
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
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return blocks;
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
    List<List<Cell>> rows = new ArrayList<>();
    for (Arm arm : setting.arms()) {
      List<Cell> row = new ArrayList<>();
      row.add(
          new Cell.Words(
              Text.name(arm.method(), ComparisonsSection.NAME),
              Cell.Tone.PLAIN,
              Text.of(arm.synthesis().label())));
      rarest.forEach(entry -> row.add(cell(setting, arm, entry.getKey())));
      rows.add(row);
    }
    return Table.of(
        Text.name(setting.classifier(), 80).plain(" on ").plus(Text.name(setting.dataset(), 120)),
        columns,
        rows);
  }

  private static Cell cell(Setting setting, Arm arm, String className) {
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
                    mark(setting, recall, className),
                    below))
        .orElse(new Cell.Value(Double.NaN, NumberForm.PERCENT, Spread.NONE, Mark.NONE, below));
  }

  private static Mark mark(Setting setting, MeanInterval recall, String className) {
    List<Double> means =
        setting.arms().stream()
            .flatMap(arm -> arm.recall(className).stream())
            .map(MeanInterval::mean)
            .sorted()
            .toList();
    String lowest = NumberForm.PERCENT.write(means.get(0));
    String highest = NumberForm.PERCENT.write(means.get(means.size() - 1));
    boolean best = NumberForm.PERCENT.write(recall.mean()).equals(highest);
    return best && !lowest.equals(highest) ? Mark.BEST : Mark.NONE;
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
