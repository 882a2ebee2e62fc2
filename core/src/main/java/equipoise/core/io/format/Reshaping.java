package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageResizer;
import equipoise.core.io.picture.Picture;

/** Brings images of formats with one fixed shape to a stated one. */
final class Reshaping {
  private Reshaping() {}

  static ImageShape target(ImageShape found, ReadOptions options) {
    return new ImageShape(
        options.channels() > 0 ? options.channels() : found.channels(),
        options.statesSize() ? options.height() : found.height(),
        options.statesSize() ? options.width() : found.width());
  }

  static byte[] reshape(byte[] pixels, ImageShape from, ImageShape to, Filter filter) {
    if (from.equals(to)) {
      return pixels;
    }
    Picture picture =
        new Picture(from.channels(), from.height(), from.width(), pixels)
            .withChannels(to.channels());
    return ImageResizer.resize(picture, to.height(), to.width(), filter).pixels();
  }
}
