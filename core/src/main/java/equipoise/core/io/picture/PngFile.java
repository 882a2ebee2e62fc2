package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The chunks of a PNG (ISO/IEC 15948) that its pixels depend on; every checksum was right. */
final class PngFile {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int EXIF = 0x65584966;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  private ByteBuffer header;
  private ByteBuffer palette = ByteBuffer.allocate(0);
  private ByteBuffer transparency = ByteBuffer.allocate(0);
  private final List<ByteBuffer> data = new ArrayList<>(1);
  private int orientation = 1;

  private PngFile() {}

  static PngFile parse(byte[] bytes) throws Flaw {
    PngFile file = new PngFile();
    ByteBuffer in = ByteBuffer.wrap(bytes).position(8);
    int type = 0;
    while (type != IEND) {
      type = in.remaining() >= 8 ? in.getInt(in.position() + 4) : 0;
      ByteBuffer chunk = chunk(in);
      if ((file.header == null) != (type == IHDR)) {
        throw new Flaw("is a damaged PNG: its header chunk is not first, or appears twice");
      }
      file.take(type, chunk);
    }
    if (file.data.isEmpty()) {
      throw new Flaw("is a damaged PNG: it holds no pixels");
    }
    file.checkTransparency();
    return file;
  }

  private void take(int type, ByteBuffer chunk) throws Flaw {
    switch (type) {
      case IHDR -> header = checked(chunk);
      case PLTE -> palette = chunk;
      case TRNS -> transparency = chunk;
      case EXIF -> orientation = Exif.orientation(chunk);
      case IDAT -> data.add(chunk);
      default -> {}
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
    int depth = header.get(8);
    boolean known =
        switch (header.get(9)) {
          case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!known || header.get(10) != 0 || header.get(11) != 0 || (header.get(12) & 0xfe) != 0) {
      throw new Flaw(
          "is a damaged PNG: its header claims colour type "
              + header.get(9)
              + " of "
              + depth
              + " bits, compression "
              + header.get(10)
              + ", filter "
              + header.get(11)
              + ", interlace "
              + header.get(12)
              + ", which the format lacks");
    }
    return header;
  }

  private void checkTransparency() throws Flaw {
    if (colourType() == PALETTE && palette.limit() < 3) {
      throw new Flaw("is a damaged PNG: it lacks its palette");
    }
    int wanted = colourType() == GREY ? 2 : colourType() == RGB ? 6 : 0;
    if (wanted > 0 && transparency.limit() > 0 && transparency.limit() != wanted) {
      throw new Flaw(
          "is a damaged PNG: its transparent colour has "
              + transparency.limit()
              + " bytes instead of "
              + wanted);
    }
  }

  ImageHeader header() {
    boolean colour = colourType() == PALETTE ? Palettes.hasColour(palette, 3) : isRgb();
    return new ImageHeader(ImageKind.PNG, width(), height(), colour, orientation);
  }

  int width() {
    return header.getInt(0);
  }

  int height() {
    return header.getInt(4);
  }

  /** Bits of a sample. */
  int depth() {
    return header.get(8);
  }

  int colourType() {
    return header.get(9);
  }

  boolean isRgb() {
    return colourType() == RGB || colourType() == RGB_ALPHA;
  }

  boolean isInterlaced() {
    return header.get(12) == 1;
  }

  /** Samples of a pixel. */
  int samples() {
    return switch (colourType()) {
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      case RGB_ALPHA -> 4;
      default -> 1;
    };
  }

  /** Red, green and blue of each colour; empty where there is none. */
  ByteBuffer palette() {
    return palette;
  }

  /** The tRNS chunk; empty where there is none. */
  ByteBuffer transparency() {
    return transparency;
  }

  /** The compressed pixels, to be read one after the other. */
  List<ByteBuffer> data() {
    return data.stream().map(ByteBuffer::duplicate).toList();
  }
}
