package equipoise.reports.blocks;

import java.util.List;

/**
 * Blocks of which a reader looks at one at a time.
 *
 * @param label what is chosen, such as "Method"
 */
public record Choice(String label, List<Option> options) implements Block {
  public Choice {
    options = List.copyOf(options);
  }

  /** What stands in the list, and what is shown when it is chosen. */
  public record Option(Text name, List<Block> blocks) {
    public Option {
      blocks = List.copyOf(blocks);
    }
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.choice(this);
  }
}
