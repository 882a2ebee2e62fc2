package equipoise.reports.latex;

import equipoise.reports.blocks.Block;
import equipoise.reports.blocks.Choice;
import equipoise.reports.blocks.Figure;
import equipoise.reports.blocks.Fold;
import equipoise.reports.blocks.Heading;
import equipoise.reports.blocks.Paragraph;
import equipoise.reports.charts.Drawing;
import java.util.List;

/** How much of a page a heading and what it is about take, so that neither stands alone. */
final class LatexRoom {
  private static final int HEADING = 30;
  private static final int LINE = 14;
  private static final int LETTERS_A_LINE = 100;

  /** Title, head and some rows of a table, or a few lines. */
  private static final int BEGINNING = 110;

  /** The text's width and the highest figure, in points. */
  private static final double WIDTH = 495;

  private static final double HIGHEST = 590;

  private LatexRoom() {}

  /** In points: up to the first figure or the beginning of the first table. */
  static int of(List<Block> blocks) {
    double room = 0;
    for (Block block : blocks) {
      if (block instanceof Heading) {
        room += HEADING;
      } else if (block instanceof Paragraph paragraph) {
        room += LINE * (1 + paragraph.text().words().length() / LETTERS_A_LINE);
        if (paragraph.style() != Paragraph.Style.HINT) {
          return (int) room;
        }
      } else {
        return (int) Math.min(HIGHEST + 2 * HEADING, room + beginning(block));
      }
    }
    return (int) room;
  }

  private static double beginning(Block block) {
    if (block instanceof Fold fold) {
      return HEADING + of(fold.blocks());
    }
    if (block instanceof Choice choice && !choice.options().isEmpty()) {
      return HEADING + of(choice.options().get(0).blocks());
    }
    if (block instanceof Figure figure && !figure.charts().isEmpty()) {
      Drawing drawing = figure.charts().get(0).drawing();
      double width = share(drawing) * WIDTH;
      return 2 * LINE + Math.min(HIGHEST, width * drawing.height() / drawing.width());
    }
    return BEGINNING;
  }

  /** Of the line that a chart takes. */
  static double share(Drawing drawing) {
    return Math.min(1, drawing.width() / 900.0);
  }
}
