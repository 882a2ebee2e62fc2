package equipoise.reports.blocks;

import java.util.List;
import java.util.Optional;

/**
 * Small images in rows.
 *
 * @param columns what the images of a column are
 * @param isLarge whether details matter
 */
public record Images(List<String> columns, List<Row> rows, boolean isLarge) implements Block {
  public Images {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Of the usual size. */
  public Images(List<String> columns, List<Row> rows) {
    this(columns, rows, false);
  }

  public record Row(List<Image> images, Text caption) {}

  /**
   * @param png empty if the image is missing
   * @param description for readers who cannot see it
   */
  public record Image(Optional<byte[]> png, String description) {
    /** Leaves its place free. */
    public static final Image ABSENT = new Image(Optional.empty(), "");
  }

  @Override
  public void accept(BlockVisitor visitor) {
    visitor.images(this);
  }
}
