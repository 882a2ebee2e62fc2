package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing of EXIF (CIPA DC-008) that changes pixels. */
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int SIGNED_BYTE = 6;
  private static final int SIGNED_SHORT = 8;
  private static final int SIGNED_LONG = 9;

  private Exif() {}

  /** The orientation 1..8 in a TIFF structure; 1 if there is none, or none that makes sense. */
  static int orientation(ByteBuffer tiff) {
    ByteBuffer in = tiff.slice();
    if (in.limit() < 8) {
      return 1;
    }
    in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    if (directory < 8 || directory > in.limit() - 2) {
      return 1;
    }
    int entries = in.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + 12 * i;
      if (at > in.limit() - 12) {
        return 1;
      }
      if ((in.getShort(at) & 0xffff) == ORIENTATION) {
        int value = value(in, in.getShort(at + 2), at + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /** An integer, which the standard wants short but programs write in any type; else 0. */
  private static int value(ByteBuffer in, int type, int at) {
    return switch (type) {
      case BYTE, SIGNED_BYTE -> in.get(at);
      case SHORT, SIGNED_SHORT -> in.getShort(at);
      case LONG, SIGNED_LONG -> in.getInt(at);
      default -> 0;
    };
  }
}
