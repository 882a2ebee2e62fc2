package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.ImageHeader;

/** The sizes of the images of a folder. */
final class Sizes {
  private int count;
  private int minHeight = Integer.MAX_VALUE;
  private int maxHeight;
  private int minWidth = Integer.MAX_VALUE;
  private int maxWidth;
  private boolean colour;

  void add(ImageHeader header) {
    count++;
    minHeight = Math.min(minHeight, header.uprightHeight());
    maxHeight = Math.max(maxHeight, header.uprightHeight());
    minWidth = Math.min(minWidth, header.uprightWidth());
    maxWidth = Math.max(maxWidth, header.uprightWidth());
    colour |= header.colour();
  }

  int count() {
    return count;
  }

  boolean differ() {
    return minHeight != maxHeight || minWidth != maxWidth;
  }

  String range() {
    return "heights " + minHeight + " to " + maxHeight + ", widths " + minWidth + " to " + maxWidth;
  }

  /** The shape that all are brought to. */
  ImageShape shape(ReadOptions options) {
    int channels = options.channels() > 0 ? options.channels() : colour ? 3 : 1;
    if (options.statesSize()) {
      return new ImageShape(channels, options.height(), options.width());
    }
    return differ()
        ? new ImageShape(channels, ReadOptions.DEFAULT_SIDE, ReadOptions.DEFAULT_SIDE)
        : new ImageShape(channels, maxHeight, maxWidth);
  }
}
