package equipoise.reports.blocks;

import equipoise.reports.charts.Chart;
import java.util.List;

/**
 * Charts side by side.
 *
 * @param caption how to read them; empty if there is none
 */
public record Figure(List<Chart> charts, Text caption) implements Block {
  public Figure {
    charts = List.copyOf(charts);
  }

  public static Figure of(Chart chart, String caption) {
    return new Figure(List.of(chart), Text.of(caption));
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.figure(this);
  }
}
