package equipoise.reports.sections;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Cell;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.NumberForm;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.blocks.Spread;
import equipoise.reports.blocks.Table;
import equipoise.reports.blocks.Table.Column;
import equipoise.reports.blocks.Table.Content;
import equipoise.reports.blocks.Text;
import equipoise.reports.findings.ClassFate;
import equipoise.reports.findings.GeneratorGains;
import equipoise.reports.findings.PartGain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which classes each generator generated, copied, refused and left alone, and what each gained. */
final class GainsTable {
  private static final int NAME = 60;
  private static final int MOST_NAMES = 6;

  private GainsTable() {}

  /** Empty without a generator. */
  static List<Block> of(List<GeneratorGains> gains) {
    if (gains.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.of("What became of the classes, and what each part gained"));
    blocks.add(Paragraph.hint(hint(gains)));
    blocks.add(
        new Table(
            Text.EMPTY,
            List.of(
                Column.of("Method", Content.ROW_NAME),
                Column.of("Fate", Content.WORDS),
                Column.of("Classes", Content.PROSE),
                Column.of("Recall, points", Content.NUMBERS),
                Column.of("95 % interval", Content.NUMBERS)),
            groups(gains),
            Table.Narrow.CARDS));
    return blocks;
  }

  private static String hint(List<GeneratorGains> gains) {
    String others =
        gains.stream().allMatch(GeneratorGains::againstNothing)
            ? ""
            : " Where the study has no arm in which nothing was done, the rival that the verdict"
                + " compares with stands in its place.";
    return "Difference of recall against the arm in which nothing was done, over the classes of one"
        + " fate; a class that had several in several repeats counts in each. Generated: filled with"
        + " generated images. Copied: refused by the generator or the gate, and filled with copies"
        + " instead. Refused: left as it was for that reason. Left alone: nothing to fill. The"
        + " interval comes from test images and repeats, as the verdict’s does, from five repeats"
        + " on; it is not adjusted for the number of rows."
        + others;
  }

  private static List<Table.Group> groups(List<GeneratorGains> gains) {
    List<Table.Group> groups = new ArrayList<>();
    for (int from = 0; from < gains.size(); ) {
      GeneratorGains first = gains.get(from);
      List<GeneratorGains> here =
          gains.stream().filter(g -> g.setting().equals(first.setting())).toList();
      groups.add(new Table.Group(heading(first), here.stream().flatMap(GainsTable::rows).toList()));
      from += here.size();
    }
    return groups;
  }

  private static Text heading(GeneratorGains gains) {
    return Text.name(gains.setting().classifier(), NAME)
        .plain(" on ")
        .plus(Text.name(gains.setting().dataset(), NAME))
        .plain(", against ")
        .plus(Text.name(gains.against().method(), NAME))
        .plain(gains.againstNothing() ? "" : ", the verdict’s rival");
  }

  private static Stream<List<Cell>> rows(GeneratorGains gains) {
    return gains.parts().stream()
        .map(
            part ->
                List.of(
                    Cell.of(Text.name(gains.arm().method(), NAME)),
                    fate(part.fate()),
                    Cell.of(names(part.classes())),
                    gain(part),
                    part.bounded()
                        ? new Cell.Range(part.low(), part.high(), NumberForm.POINTS)
                        : Cell.EMPTY));
  }

  private static Cell fate(ClassFate fate) {
    return fate == ClassFate.UNTOUCHED ? Cell.muted(fate.label()) : Cell.of(fate.label());
  }

  private static Text names(Set<String> classes) {
    List<Text> shown =
        classes.stream()
            .limit(MOST_NAMES)
            .map(name -> Text.name(Visible.line(name, 40), 40))
            .toList();
    int more = classes.size() - shown.size();
    Text all =
        Text.of(Counted.of(classes.size(), "class") + ": ").plus(Text.of(", ").joining(shown));
    return more > 0 ? all.plain(" and " + more + " more") : all;
  }

  private static Cell gain(PartGain part) {
    Spread spread = part.bounded() ? Spread.NONE : Spread.of(part.spread());
    return new Cell.Value(part.mean(), NumberForm.POINTS, spread, Cell.Mark.NONE, Text.EMPTY);
  }
}
