package equipoise.reports.blocks;

/** Running text. */
public record Paragraph(Style style, Text text) implements Block {
  /** How much it claims the reader's attention. */
  public enum Style {
    /** The answer that the report was made for. */
    LEAD,
    BODY,
    /** How to read what stands beside it. */
    HINT
  }

  public static Paragraph lead(Text text) {
    return new Paragraph(Style.LEAD, text);
  }

  public static Paragraph body(String text) {
    return new Paragraph(Style.BODY, Text.of(text));
  }

  public static Paragraph hint(Text text) {
    return new Paragraph(Style.HINT, text);
  }

  public static Paragraph hint(String text) {
    return hint(Text.of(text));
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.paragraph(this);
  }
}
