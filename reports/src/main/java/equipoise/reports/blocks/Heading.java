package equipoise.reports.blocks;

/** A heading inside a section. */
public record Heading(Text text) implements Block {
  public static Heading of(String text) {
    return new Heading(Text.of(text));
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.heading(this);
  }
}
