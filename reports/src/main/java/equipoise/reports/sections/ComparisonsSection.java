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
import java.util.stream.DoubleStream;

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
              "Synthesis against the best rival without it: balanced accuracy, paired image by image,"
                  + " since in every repeat both methods saw the same subset and split. The rival is"
                  + " the method without synthesis that is best on the validation images; chosen on"
                  + " the test images it would be favoured by its luck there."));
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
    List<Column> columns =
        List.of(
            Column.of("Synthesis", Content.WORDS),
            Column.of("Kind", Content.WORDS),
            Column.of("Rival", Content.WORDS),
            Column.of("Difference (points)", Content.NUMBERS),
            Column.of("95 % interval", Content.NUMBERS),
            Column.of("Detectable", Content.NUMBERS),
            Column.of("Repeats", Content.NUMBERS),
            Column.of("p (Holm)", Content.NUMBERS),
            Column.of("Chance of better / equivalent / worse (%)", Content.NUMBERS),
            Column.of("Finding", Content.WORDS));
    return new Table(Text.EMPTY, columns, groups(analysis, ComparisonsSection::difference));
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
    return List.of(
        new Cell.Words(
            Text.name(c.challenger().method(), NAME),
            Tone.PLAIN,
            Text.of(String.join(", ", Troubles.of(c.challenger()).clauses()))),
        Cell.muted(
            c.challenger().families().isEmpty()
                ? c.challenger().synthesis().label()
                : c.challenger().families()),
        Cell.of(Text.name(c.rival().method(), NAME)),
        new Cell.Value(
            c.mean(),
            NumberForm.POINTS,
            tested ? Spread.NONE : Spread.of(c.spread()),
            Mark.NONE,
            singly(c)),
        tested ? new Cell.Range(c.low(), c.high(), NumberForm.POINTS) : Cell.of("–"),
        Cell.of(figure(c, d -> d.detectable() / 100), NumberForm.PERCENT),
        Cell.of(c.repeats(), NumberForm.COUNT),
        Cell.of(figure(c, Decision::pHolm), NumberForm.PROBABILITY),
        Cell.of(c.tested().map(ComparisonsSection::chances).orElse("–")),
        new Cell.Words(Text.of(c.finding().label()), tone(c.finding()), Text.EMPTY));
  }

  private static double figure(Comparison c, ToDoubleFunction<Decision> figure) {
    return c.tested().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private static String chances(Decision decision) {
    Decision.Probabilities p = decision.probabilities();
    return DoubleStream.of(p.better(), p.equivalent(), p.worse())
        .mapToObj(share -> Numbers.fixed(100 * share, 0))
        .collect(Collectors.joining(" / "));
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
