package equipoise.core.io.format;

import equipoise.core.data.ImageShape;

/** Brings images of formats with one fixed shape to a stated one. */
final class Reshaping {
  private Reshaping() {}

  static ImageShape target(ImageShape found, ReadOptions options) {
    return new ImageShape(
        options.channels() > 0 ? options.channels() : found.channels(),
        options.statesSize() ? options.height() : found.height(),
        options.statesSize() ? options.width() : found.width());
  }
}
