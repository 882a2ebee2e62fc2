package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header of a Windows bitmap and checks its length. */
final class BmpHeader {
  private static final int CORE = 12;

  private BmpHeader() {}

  static ImageHeader read(byte[] bytes) throws Flaw {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long pixelsAt = in.getInt(10) & 0xffffffffL;
    int size = in.getInt(14);
    boolean core = size == CORE;
    if (!core && (size < 40 || bytes.length < 54)) {
      throw new Flaw("is a damaged BMP: its header has " + size + " bytes");
    }
    long width = core ? in.getShort(18) & 0xffff : in.getInt(18);
    long height = core ? in.getShort(20) & 0xffff : Math.abs((long) in.getInt(22));
    int bits = core ? in.getShort(24) : in.getShort(28);
    int compression = core ? 0 : in.getInt(30);
    if (width < 1 || height < 1 || height > Integer.MAX_VALUE || bits < 1 || bits > 32) {
      throw new Flaw(
          "is a damaged BMP: its header claims "
              + width
              + " x "
              + height
              + " pixels of "
              + bits
              + " bits");
    }
    long row = (width * bits + 31) / 32 * 4;
    boolean packed = compression == 1 || compression == 2 || compression > 3;
    if (!packed && (row > bytes.length || pixelsAt + row * height > bytes.length)) {
      throw new Flaw(
          "is a BMP that is cut off or damaged: it has "
              + bytes.length
              + " bytes, but its header claims "
              + width
              + " x "
              + height
              + " pixels of "
              + bits
              + " bits");
    }
    boolean colour =
        bits > 8 || Palettes.hasColour(palette(in, 14 + size, pixelsAt, core), core ? 3 : 4);
    return new ImageHeader(ImageKind.BMP, (int) width, (int) height, colour, 1);
  }

  private static ByteBuffer palette(ByteBuffer in, int at, long end, boolean core) {
    int length = (int) Math.max(0, Math.min(Math.min(end, in.limit()) - at, core ? 768 : 1024));
    return at < 0 || at > in.limit() ? ByteBuffer.allocate(0) : in.slice(at, length);
  }
}
