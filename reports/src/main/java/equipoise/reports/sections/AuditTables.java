package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.results.Arm;
import equipoise.reports.results.AuditedArm;
import equipoise.reports.results.AuditedArm.Found;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The audit of one generator in two tables that fit a page: what classifiers and the gate make of
 * its images, and how they are distributed.
 */
final class AuditTables {
  private static final int FEW_REASONS = 6;
  private static final int MOST_REASONS = 20;
  private static final int MOST_EXTRACTORS = 5;

  private static final List<ImageMeasure> RECOGNITION =
      List.of(
          ImageMeasure.GAN_TEST,
          ImageMeasure.GAN_TRAIN,
          ImageMeasure.AUTHENTICITY,
          ImageMeasure.NEAREST_RATIO,
          ImageMeasure.EXACT_COPIES,
          ImageMeasure.NEAR_COPIES);

  private static final List<ImageMeasure> DISTRIBUTION =
      List.of(
          ImageMeasure.FID,
          ImageMeasure.KID,
          ImageMeasure.PRECISION,
          ImageMeasure.RECALL,
          ImageMeasure.DENSITY,
          ImageMeasure.COVERAGE,
          ImageMeasure.DIVERSITY);

  private AuditTables() {}

  static List<Block> of(AuditedArm arm) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(Text.name(arm.method(), 80).muted(" on ").plus(Text.name(arm.dataset(), 80))));
    blocks.add(Paragraph.hint(extractors(arm)));
    blocks.add(recognition(arm));
    blocks.addAll(reasons(arm));
    blocks.add(distribution(arm));
    return blocks;
  }

  private static Text extractors(AuditedArm arm) {
    List<String> names = arm.features();
    Text text = Text.of(names.size() == 1 ? "Features of " : "Features, one network a repeat: ");
    List<Text> shown =
        names.stream().limit(MOST_EXTRACTORS).map(name -> Text.EMPTY.code(name)).toList();
    text = text.plus(Text.of(", ").joining(shown));
    int more = names.size() - shown.size();
    return more > 0 ? text.plain(" and " + more + " more") : text;
  }

  private static Table recognition(AuditedArm arm) {
    return table(
        arm,
        List.of(
            Column.of("Class", Content.ROW_NAME),
            Column.of("Verdict", Content.WORDS),
            Column.of("Images", Content.NUMBERS)),
        (found, overall) ->
            List.of(
                overall ? Cell.EMPTY : verdict(found), Cell.of(images(found), NumberForm.COUNT)),
        RECOGNITION);
  }

  private static Table distribution(AuditedArm arm) {
    return table(
        arm,
        List.of(Column.of("Class", Content.ROW_NAME)),
        (found, overall) -> List.of(),
        DISTRIBUTION);
  }

  /** What stands before the measures of a row. */
  private interface Lead {
    List<Cell> cells(List<Found> found, boolean overall);
  }

  private static Table table(
      AuditedArm arm, List<Column> first, Lead lead, List<ImageMeasure> measures) {
    List<Column> columns = new ArrayList<>(first);
    measures.forEach(measure -> columns.add(Column.of(measure.label(), Content.NUMBERS)));
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : arm.classes()) {
      rows.add(row(Text.name(name, 60), arm.rows(name), lead, measures));
    }
    List<List<Cell>> overall =
        List.of(
            row(Text.of("all classes"), arm.rows(null), (f, o) -> lead.cells(f, true), measures));
    return new Table(
        Text.EMPTY,
        columns,
        List.of(new Table.Group(Text.EMPTY, rows), new Table.Group(Text.EMPTY, overall)),
        Table.Narrow.CARDS);
  }

  private static List<Cell> row(
      Text name, List<Found> found, Lead lead, List<ImageMeasure> measures) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name));
    cells.addAll(lead.cells(found, false));
    measures.forEach(measure -> cells.add(figure(found, measure)));
    return cells;
  }

  private static double images(List<Found> found) {
    return found.stream().mapToInt(f -> f.row().counts().synthetic()).average().orElse(0);
  }

  private static Cell verdict(List<Found> found) {
    long passed = count(found, true);
    long judged = passed + count(found, false);
    long collapsed =
        found.stream().filter(f -> Boolean.TRUE.equals(f.row().verdict().collapsed())).count();
    Text below =
        collapsed == 0
            ? Text.EMPTY
            : Text.of(found.size() == 1 ? "collapsed" : "collapsed in " + collapsed);
    if (judged == 0) {
      return Cell.muted("not judged");
    }
    if (passed == judged) {
      return new Cell.Words(Text.of("passed"), Cell.Tone.GOOD, below);
    }
    return passed == 0
        ? new Cell.Words(Text.of("refused"), Cell.Tone.BAD, below)
        : new Cell.Words(
            Text.of("passed in %d of %d".formatted(passed, judged)), Cell.Tone.OPEN, below);
  }

  private static long count(List<Found> found, boolean passed) {
    return found.stream()
        .filter(f -> Boolean.valueOf(passed).equals(f.row().verdict().passed()))
        .count();
  }

  private static Cell figure(List<Found> found, ImageMeasure measure) {
    double[] values = AuditedArm.values(found, measure);
    if (values.length == 0) {
      return Cell.of(Double.NaN, form(measure));
    }
    MeanInterval mean = MeanInterval.of(values, Arm.LEVEL);
    Spread spread = measure.isCount() ? Spread.NONE : Spread.of(mean);
    return new Cell.Value(
        mean.mean(), form(measure), spread, Cell.Mark.NONE, below(found, measure));
  }

  private static NumberForm form(ImageMeasure measure) {
    if (measure.isCount()) {
      return NumberForm.COUNT;
    }
    return switch (measure) {
      case GAN_TEST, GAN_TRAIN, PRECISION, RECALL, COVERAGE, AUTHENTICITY -> NumberForm.PERCENT;
      default -> NumberForm.PLAIN;
    };
  }

  /** What a figure is to be read beside. */
  private static Text below(List<Found> found, ImageMeasure measure) {
    ImageMeasure beside =
        switch (measure) {
          case FID -> ImageMeasure.FID_FLOOR;
          case KID -> ImageMeasure.KID_FLOOR;
          case GAN_TEST -> ImageMeasure.REAL_TEST;
          default -> null;
        };
    double[] values = beside == null ? new double[0] : AuditedArm.values(found, beside);
    if (values.length == 0) {
      return Text.EMPTY;
    }
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Text.of(
        beside == ImageMeasure.REAL_TEST
            ? "real " + NumberForm.PERCENT.write(mean)
            : "floor " + NumberForm.PLAIN.write(mean));
  }

  private static List<Block> reasons(AuditedArm arm) {
    List<Text> reasons = new ArrayList<>();
    for (String name : arm.classes()) {
      for (Found found : arm.rows(name)) {
        AuditRow.Verdict verdict = found.row().verdict();
        if (Boolean.FALSE.equals(verdict.passed()) && verdict.reason() != null) {
          String where = arm.audits().size() == 1 ? ": " : place(found.place());
          reasons.add(Text.name(name, 60).plain(where).plus(Text.name(verdict.reason(), 300)));
        }
      }
    }
    if (reasons.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Bullets(reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))));
    int more = reasons.size() - MOST_REASONS;
    if (more > 0) {
      blocks.add(Paragraph.hint("and " + Counted.of(more, "more reason") + " in trial.json"));
    }
    return reasons.size() <= FEW_REASONS
        ? blocks
        : List.of(new Fold(Text.of("Why the gate refused classes"), false, blocks));
  }

  private static String place(RecordedTrial.Place place) {
    String fold = place.fold() < 0 ? "" : ", fold " + (place.fold() + 1);
    return ", repeat " + (place.repeat() + 1) + fold + ": ";
  }
}
