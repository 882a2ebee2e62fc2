package equipoise.core.io.picture;

import java.util.List;

/**
 * What an image file says before its pixels are decoded.
 *
 * @param width columns as stored
 * @param height rows as stored
 * @param colour whether it may hold more than greys
 * @param orientation EXIF orientation 1..8
 * @param colours how the components of a JPEG become red, green and blue; null for other kinds
 * @param left for a GIF the place of its first frame on its screen of width x height; else 0
 * @param remarks what a user should know although the file can be read
 */
public record ImageHeader(
    ImageKind kind,
    int width,
    int height,
    boolean colour,
    int orientation,
    JpegColours colours,
    int left,
    int top,
    List<String> remarks) {

  ImageHeader(ImageKind kind, int width, int height, boolean colour, int orientation) {
    this(kind, width, height, colour, orientation, null, 0, 0, List.of());
  }

  /** Rows of the upright image. */
  public int uprightHeight() {
    return orientation >= 5 ? width : height;
  }

  /** Columns of the upright image. */
  public int uprightWidth() {
    return orientation >= 5 ? height : width;
  }

  /** Whether the upright images are of one size. */
  public boolean hasSizeOf(ImageHeader other) {
    return uprightHeight() == other.uprightHeight() && uprightWidth() == other.uprightWidth();
  }

  public long pixels() {
    return (long) width * height;
  }
}
