package equipoise.reports.blocks;

import java.util.List;

/**
 * Blocks that a reader may skip.
 *
 * @param open shown at once where a format can hide them
 */
public record Fold(Text summary, boolean open, List<Block> blocks) implements Block {
  public Fold {
    blocks = List.copyOf(blocks);
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.fold(this);
  }
}
