package equipoise.core.io;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG (ISO/IEC 15948): header, checksums, end. */
final class PngHeader {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int EXIF = 0x65584966;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  private PngHeader() {}

  static ImageHeader read(byte[] bytes) throws Flaw {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(8);
    ByteBuffer header = null;
    boolean colour = false;
    boolean data = false;
    int orientation = 1;
    while (true) {
      int type = in.remaining() >= 8 ? in.getInt(in.position() + 4) : 0;
      ByteBuffer chunk = chunk(in);
      if ((header == null) != (type == IHDR)) {
        throw new Flaw("is a damaged PNG: its header chunk is not first, or appears twice");
      }
      switch (type) {
        case IHDR -> {
          header = checked(chunk);
          colour = (header.get(9) & 2) != 0;
        }
        case PLTE -> colour = header.get(9) == 3 ? Palettes.hasColour(chunk, 3) : colour;
        case EXIF -> orientation = Exif.orientation(chunk);
        case IDAT -> data = true;
        case IEND -> {
          if (!data) {
            throw new Flaw("is a damaged PNG: it holds no pixels");
          }
          return new ImageHeader(
              ImageKind.PNG, header.getInt(0), header.getInt(4), colour, orientation);
        }
        default -> {}
      }
    }
  }

  /** The data of the chunk at {@code in}, which moves on to the next one. */
  private static ByteBuffer chunk(ByteBuffer in) throws Flaw {
    int length = in.remaining() >= 4 ? in.getInt() : -1;
    if (length < 0 || length > in.remaining() - 8) {
      throw new Flaw("is a PNG that is cut off after " + in.limit() + " bytes; fetch it again");
    }
    CRC32 crc = new CRC32();
    crc.update(in.slice(in.position(), length + 4));
    ByteBuffer data = in.slice(in.position() + 4, length);
    in.position(in.position() + 4 + length);
    int stated = in.getInt();
    if ((int) crc.getValue() != stated) {
      throw new Flaw(
          "is a damaged PNG: the checksum of the chunk that ends at byte "
              + in.position()
              + " is wrong; fetch it again");
    }
    return data;
  }

  private static ByteBuffer checked(ByteBuffer header) throws Flaw {
    if (header.limit() != 13) {
      throw new Flaw("is a damaged PNG: its header has " + header.limit() + " bytes instead of 13");
    }
    if (header.getInt(0) < 1 || header.getInt(4) < 1) {
      throw new Flaw(
          "is a damaged PNG: its header claims "
              + (header.getInt(0) & 0xffffffffL)
              + " x "
              + (header.getInt(4) & 0xffffffffL)
              + " pixels; width and height must be at least 1");
    }
    return header;
  }
}
