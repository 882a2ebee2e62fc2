package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Bullets;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Cell.Mark;
import equipoise.reports.blocks.Cell.Tone;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.Analysis;
import equipoise.reports.findings.ClassGain;
import equipoise.reports.findings.Comparison;
import equipoise.reports.findings.Filling;
import equipoise.reports.findings.Finding;
import equipoise.reports.findings.Troubles;
import equipoise.reports.results.Setting;
import equipoise.reports.statistics.decision.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Every method that made new images against the best one without synthesis. */
public final class ComparisonsSection implements ReportSection {
  static final int NAME = 80;

  @Override
  public String id() {
    return "comparisons";
  }

  @Override
  public String title() {
    return "Comparisons";
  }

  @Override
  public List<Block> blocks(Analysis analysis) {
    List<Block> blocks = new ArrayList<>();
    if (analysis.comparisons().isEmpty()) {
      blocks.add(
          Paragraph.body(
              "There is nothing to compare: it takes a method that made new images and one without"
                  + " synthesis that finished the same repeat."));
    } else {
      blocks.add(
          Paragraph.hint(
              "Synthesis against its rival without it: balanced accuracy, paired image by image,"
                  + " since in every repeat both methods saw the same subset and split. The rival is"
                  + " the method without synthesis that is best on the validation images; chosen on"
                  + " the test images it would be favoured by its luck there."));
      DifferencesChart.of(analysis).ifPresent(blocks::add);
      blocks.add(differences(analysis));
      blocks.add(Paragraph.hint(reading(analysis)));
      origins(analysis, blocks);
    }
    if (!analysis.idle().isEmpty()) {
      blocks.add(
          new Bullets(
              analysis.idle().stream().map(Troubles::of).map(t -> idle(t)).distinct().toList()));
    }
    return blocks;
  }

  private static Text idle(Troubles troubles) {
    return Text.name(troubles.arm().method(), NAME)
        .plain(" " + String.join(", ", troubles.clauses()) + ", so there is nothing to compare.");
  }

  private static Table differences(Analysis analysis) {
    Text chance = Text.of("Chance (%) that it is");
    List<Column> columns =
        List.of(
            Column.of("Synthesis", Content.ROW_NAME),
            Column.of("Difference (points)", Content.NUMBERS),
            Column.of("95 % interval", Content.NUMBERS),
            Column.of("Finding", Content.WORDS),
            Column.of("Rival", Content.WORDS),
            Column.of("p (Holm)", Content.NUMBERS),
            Column.of("Detectable", Content.NUMBERS),
            Column.numbers(chance, "better"),
            Column.numbers(chance, "equivalent"),
            Column.numbers(chance, "worse"));
    return new Table(
        Text.EMPTY, columns, groups(analysis, ComparisonsSection::difference), Table.Narrow.CARDS);
  }

  /** A group of rows for each setting. */
  private static List<Table.Group> groups(Analysis analysis, Function<Comparison, List<Cell>> row) {
    List<Table.Group> groups = new ArrayList<>();
    for (Setting setting : analysis.run().settings()) {
      List<List<Cell>> rows = analysis.of(setting).stream().map(row).toList();
      if (!rows.isEmpty()) {
        groups.add(
            new Table.Group(
                Text.name(setting.classifier(), NAME)
                    .plain(" on ")
                    .plus(Text.name(setting.dataset(), NAME)),
                rows));
      }
    }
    return groups;
  }

  private static List<Cell> difference(Comparison c) {
    boolean tested = c.tested().isPresent();
    List<Cell> row = new ArrayList<>();
    row.add(new Cell.Words(Text.name(c.challenger().method(), NAME), Tone.PLAIN, Text.of(kind(c))));
    row.add(
        new Cell.Value(
            c.mean(),
            NumberForm.POINTS,
            tested ? Spread.NONE : Spread.of(c.spread()),
            Mark.NONE,
            singly(c)));
    row.add(tested ? new Cell.Range(c.low(), c.high(), NumberForm.POINTS) : Cell.of("–"));
    row.add(
        new Cell.Words(
            Text.of(c.finding().label()),
            tone(c.finding()),
            Text.of(Counted.of(c.repeats(), "repeat"))));
    row.add(Cell.of(Text.name(c.rival().method(), NAME)));
    row.add(Cell.of(figure(c, Decision::pHolm), NumberForm.PROBABILITY));
    row.add(Cell.of(figure(c, d -> d.detectable() / 100), NumberForm.PERCENT));
    row.add(chance(c, Decision.Probabilities::better));
    row.add(chance(c, Decision.Probabilities::equivalent));
    row.add(chance(c, Decision.Probabilities::worse));
    return row;
  }

  /** Such as "generation; filled 1 class (tank) with copies". */
  private static String kind(Comparison c) {
    List<String> parts = new ArrayList<>();
    String families = c.challenger().families();
    parts.add(families.isEmpty() ? c.challenger().synthesis().label() : families);
    parts.addAll(Troubles.of(c.challenger()).clauses());
    return String.join("; ", parts);
  }

  private static Cell chance(Comparison c, ToDoubleFunction<Decision.Probabilities> of) {
    return Cell.of(figure(c, d -> of.applyAsDouble(d.probabilities())), NumberForm.SHARE);
  }

  private static double figure(Comparison c, ToDoubleFunction<Decision> figure) {
    return c.tested().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  /** The differences themselves where there are too few for an interval. */
  private static Text singly(Comparison c) {
    return c.finding() == Finding.TOO_FEW_REPEATS && c.repeats() > 1
        ? Text.of(
            c.differences().values().stream()
                .map(Numbers::points)
                .collect(Collectors.joining(", ")))
        : Text.EMPTY;
  }

  private static Tone tone(Finding finding) {
    return switch (finding) {
      case BETTER -> Tone.GOOD;
      case WORSE -> Tone.BAD;
      case EQUIVALENT, UNDECIDED, TOO_FEW_REPEATS, NO_PREDICTIONS -> Tone.OPEN;
    };
  }

  private static String reading(Analysis analysis) {
    List<Comparison> comparisons = analysis.comparisons();
    String margin = Numbers.pointsOf(analysis.run().rule().margin());
    String tested =
        comparisons.stream().anyMatch(c -> c.tested().isPresent())
            ? "Test and interval take into account that other images might have been tested and"
                + " other repeats run; p is adjusted by Holm for the number of comparisons."
                + " “Better” and “worse”: p < .05. “Equivalent”: two one-sided tests exclude a"
                + " difference of "
                + margin
                + ". Anything else is “undecided”. Detectable: the difference in points that such a"
                + " study finds with a probability of 80 %. The chances are the Bayesian reading,"
                + " better and worse by more than the margin. "
            : "";
    boolean few = comparisons.stream().anyMatch(c -> c.finding() == Finding.TOO_FEW_REPEATS);
    return tested
        + (few
            ? "With fewer than five repeats there is no test and no interval: the differences of"
                + " the repeats and their standard deviation s stand in their place."
            : "");
  }

  private static void origins(Analysis analysis, List<Block> blocks) {
    List<Filling> fillings =
        Arrays.stream(Filling.values())
            .filter(
                filling -> analysis.comparisons().stream().anyMatch(c -> gain(c, filling) != null))
            .toList();
    if (fillings.isEmpty()) {
      return;
    }
    List<Column> columns = new ArrayList<>(List.of(Column.of("Synthesis", Content.WORDS)));
    columns.add(Column.of("Rival", Content.WORDS));
    for (Filling filling : fillings) {
      columns.add(Column.numbers(Text.of("Recall, in classes filled with"), filling.label()));
    }
    blocks.add(Heading.of("Where a difference comes from"));
    blocks.add(
        Paragraph.hint(
            "Mean difference of recall in points, over the classes that the method filled in one"
                + " way; a gain in classes filled with copies, or with nothing, is not one of the"
                + " new images in them."));
    blocks.add(
        new Table(
            Text.EMPTY,
            columns,
            groups(
                analysis,
                c -> {
                  List<Cell> row = new ArrayList<>();
                  row.add(Cell.of(Text.name(c.challenger().method(), NAME)));
                  row.add(Cell.of(Text.name(c.rival().method(), NAME)));
                  fillings.forEach(filling -> row.add(cell(gain(c, filling))));
                  return row;
                })));
  }

  /** Null if no class was filled so. */
  private static ClassGain gain(Comparison comparison, Filling filling) {
    return comparison.gains().stream()
        .filter(gain -> gain.filling() == filling)
        .findFirst()
        .orElse(null);
  }

  private static Cell cell(ClassGain gain) {
    return gain == null
        ? Cell.of("–")
        : new Cell.Value(
            gain.mean(),
            NumberForm.POINTS,
            Spread.NONE,
            Mark.NONE,
            Text.of(Counted.of(gain.classes(), "class")));
  }
}
