package equipoise.reports.blocks;

import java.util.List;

/** A list without order. */
public record Bullets(List<Text> items) implements Block {
  public Bullets {
    items = List.copyOf(items);
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.bullets(this);
  }
}
