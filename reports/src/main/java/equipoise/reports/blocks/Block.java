package equipoise.reports.blocks;

/** What sections consist of. */
public sealed interface Block
    permits Paragraph, Heading, Bullets, Terms, Table, Figure, Images, Fold, Choice, Listing {
  /** Calls the visitor's method for this kind of block. */
  void accept(BlockVisitor visitor);
}
