package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Flaw;

/** Refuses what would not fit before memory is asked for. */
final class Limits {
  /** What Java adds to each image's own bytes. */
  private static final int OVERHEAD = 32;

  private Limits() {}

  static void check(long count, ImageShape shape, ReadOptions options) throws Flaw {
    check(count, shape.size(), options);
  }

  /**
   * Refuses {@code count} images of {@code size} bytes if they are more than memory and options
   * allow.
   */
  static void check(long count, long size, ReadOptions options) throws Flaw {
    long limit = bytes(options);
    if (count > limit / (size + OVERHEAD)) {
      throw new Flaw(
          "claims "
              + count
              + " x "
              + size
              + " bytes, more than the limit of "
              + limit
              + (limit < options.maxBytes() ? " that Java's memory sets (-Xmx)" : "")
              + "; take fewer or smaller images");
    }
  }

  /** How many bytes of pixels may be held at once. */
  static long bytes(ReadOptions options) {
    return Math.min(Runtime.getRuntime().maxMemory() / 4 * 3, options.maxBytes());
  }
}
