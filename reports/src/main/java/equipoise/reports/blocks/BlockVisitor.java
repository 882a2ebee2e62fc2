package equipoise.reports.blocks;

/** A method for each kind of block, so that a renderer which lacks one does not compile. */
public interface BlockVisitor {
  void paragraph(Paragraph paragraph);

  void heading(Heading heading);

  void bullets(Bullets bullets);

  void terms(Terms terms);

  void table(Table table);

  void figure(Figure figure);

  void images(Images images);

  void fold(Fold fold);

  void choice(Choice choice);

  void listing(Listing listing);
}
