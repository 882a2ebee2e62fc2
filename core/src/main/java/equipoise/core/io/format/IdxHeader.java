package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.nio.ByteBuffer;

/**
 * The header of an IDX file of bytes (Yann LeCun's MNIST page): two zero bytes, the type, the
 * number of dimensions, then each dimension as 4 bytes, highest first.
 *
 * @param sizes of the dimensions, 0..2^32 - 1
 */
record IdxHeader(long[] sizes) {
  static final int IMAGES = 0x00000803;
  static final int LABELS = 0x00000801;

  int bytes() {
    return 4 + 4 * sizes.length;
  }

  /** What the first four bytes announce, if it is not what was wanted. */
  static Flaw unwanted(int magic, int wanted) {
    String right =
        wanted == IMAGES ? "images begin with 00 00 08 03" : "labels begin with 00 00 08 01";
    if (magic == IMAGES) {
      return new Flaw("holds images where labels were expected; " + right);
    }
    if (magic == LABELS) {
      return new Flaw("holds labels where images were expected; " + right);
    }
    if (magic >>> 16 == 0 && type(magic >> 8 & 0xff) != null) {
      return new Flaw(
          "holds "
              + type(magic >> 8 & 0xff)
              + " in "
              + (magic & 0xff)
              + " dimensions (magic number 0x"
              + String.format("%08X", magic)
              + "); "
              + right
              + " (unsigned bytes in "
              + (wanted & 0xff)
              + (wanted == IMAGES ? " dimensions)" : " dimension)"));
    }
    return new Flaw(
        "is no IDX file: it begins with 0x" + String.format("%08X", magic) + "; " + right);
  }

  private static String type(int code) {
    return switch (code) {
      case 0x08 -> "unsigned bytes";
      case 0x09 -> "signed bytes";
      case 0x0b -> "16-bit integers";
      case 0x0c -> "32-bit integers";
      case 0x0d -> "32-bit floating-point numbers";
      case 0x0e -> "64-bit floating-point numbers";
      default -> null;
    };
  }

  static IdxHeader of(ByteBuffer dimensions) {
    long[] sizes = new long[dimensions.remaining() / 4];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = dimensions.getInt() & 0xffffffffL;
    }
    return new IdxHeader(sizes);
  }
}
