package equipoise.reports.blocks;

import equipoise.core.Visible;
import java.util.stream.Collectors;

/** Lines of a file or commands, shown as they are. */
public record Listing(String lines) implements Block {
  private static final int LONGEST_LINE = 20_000;

  public Listing {
    lines =
        lines
            .lines()
            .map(line -> Visible.line(line, LONGEST_LINE) + "\n")
            .collect(Collectors.joining());
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.listing(this);
  }
}
