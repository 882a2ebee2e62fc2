package equipoise.reports.blocks;

/** A format that reports are written in. */
public interface Renderer {
  /** Of the files, without a dot. */
  String extension();

  /** The whole file. */
  byte[] render(Document document);
}
