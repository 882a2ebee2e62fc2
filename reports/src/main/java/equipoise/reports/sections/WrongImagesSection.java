package equipoise.reports.sections;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.results.Arm;
import equipoise.reports.results.ProbabilityCurves.Wrong;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Test images that the best arm of each setting gets most wrong: candidates for a wrong label. */
public final class WrongImagesSection implements ReportSection {
  private static final int MOST = 10;
  private static final int MOST_SETTINGS = 8;

  /** One image in all repeats that name it. */
  private record Image(Wrong worst, int repeats) {
    Image and(Wrong other) {
      return new Image(other.ofTruth() < worst.ofTruth() ? other : worst, repeats + 1);
    }
  }

  @Override
  public String id() {
    return "wrong";
  }

  @Override
  public String title() {
    return "Most wrong images";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Block> tables = new ArrayList<>();
    for (Setting setting : analysis.run().settings()) {
      if (tables.size() < MOST_SETTINGS) {
        setting
            .best(arm -> arm.done().stream().anyMatch(trial -> trial.scored().isPresent()))
            .map(arm -> table(setting, arm))
            .filter(table -> !table.groups().get(0).rows().isEmpty())
            .ifPresent(tables::add);
      }
    }
    if (tables.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.hint(
            "Test images to whose true class the method with the highest mean gave the least"
                + " probability, the lowest of any repeat first; look at them for wrong labels. An"
                + " image is named by its place in the data set as it was read, from 0; repeats: how"
                + " many had it among their worst eight."));
    blocks.add(tables.get(0));
    if (tables.size() > 1) {
      blocks.add(new Fold(Text.of("Other settings"), false, tables.subList(1, tables.size())));
    }
    return blocks;
  }

  private static Table table(Setting setting, Arm arm) {
    Map<Long, Image> images = new LinkedHashMap<>();
    for (RecordedTrial trial : arm.done()) {
      trial
          .scored()
          .ifPresent(
              scored ->
                  scored
                      .curves()
                      .wrong()
                      .forEach(
                          w ->
                              images.merge(
                                  w.index(), new Image(w, 1), (a, b) -> a.and(b.worst()))));
    }
    List<List<Cell>> rows =
        images.values().stream()
            .sorted(Comparator.comparingDouble(image -> image.worst().ofTruth()))
            .limit(MOST)
            .map(WrongImagesSection::row)
            .toList();
    List<Column> columns =
        List.of(
            Column.of("Image", Content.NUMBERS),
            Column.of("True class", Content.WORDS),
            Column.of("Predicted class", Content.WORDS),
            Column.of("Probability of the true class", Content.NUMBERS),
            Column.of("of the predicted", Content.NUMBERS),
            Column.of("Repeats", Content.NUMBERS));
    Text caption =
        Text.name(arm.method(), ComparisonsSection.NAME)
            .plain(" with ")
            .plus(Text.name(setting.classifier(), ComparisonsSection.NAME))
            .plain(" on ")
            .plus(Text.name(setting.dataset(), ComparisonsSection.NAME));
    return Table.of(caption, columns, rows);
  }

  private static List<Cell> row(Image image) {
    Wrong wrong = image.worst();
    return List.of(
        Cell.of(wrong.index(), NumberForm.COUNT),
        Cell.of(Text.name(wrong.truth(), 60)),
        Cell.of(Text.name(wrong.predicted(), 60)),
        Cell.of(wrong.ofTruth(), NumberForm.PROBABILITY),
        Cell.of(wrong.ofPredicted(), NumberForm.PROBABILITY),
        Cell.of(image.repeats(), NumberForm.COUNT));
  }
}
