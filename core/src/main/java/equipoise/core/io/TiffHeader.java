package equipoise.core.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the first directory of a TIFF 6.0 file and checks that every value it names lies within the
 * file, since the JDK's decoder believes it.
 */
final class TiffHeader {
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private final ByteBuffer in;
  private long width;
  private long height;
  private long photometric = 2;
  private long samples = 1;
  private long bits = 1;
  private long tileWidth;
  private long tileHeight;
  private long sampleFormat = 1;

  private TiffHeader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  static ImageHeader read(byte[] bytes) throws Flaw {
    if (bytes.length < 8) {
      throw new Flaw("is a TIFF that is cut off after " + bytes.length + " bytes; fetch it again");
    }
    return new TiffHeader(bytes).read();
  }

  private ImageHeader read() throws Flaw {
    long next = directory(in.getInt(4) & 0xffffffffL);
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Flaw("is a damaged TIFF: its header claims " + width + " x " + height + " pixels");
    }
    if (bits > 16 || samples > 5 || sampleFormat != 1) {
      throw new Flaw(
          "is a TIFF of "
              + samples
              + " samples of "
              + bits
              + " bits; whole numbers of 1 to 16 bits are read");
    }
    if (tileWidth * tileHeight > 4 * Math.max(1 << 20, width * height)) {
      throw new Flaw("is a damaged TIFF: its tiles are larger than its image");
    }
    boolean colour = photometric > 1;
    java.util.List<String> remarks =
        next == 0
            ? java.util.List.of()
            : java.util.List.of("has several pages; only the first is read");
    return new ImageHeader(
        ImageKind.TIFF,
        (int) width,
        (int) height,
        colour,
        Exif.orientation(in),
        null,
        0,
        0,
        remarks);
  }

  /** Reads a directory's entries; the place of the next one, 0 if there is none. */
  private long directory(long at) throws Flaw {
    long entries = at >= 8 && at <= in.limit() - 2 ? in.getShort((int) at) & 0xffff : 0;
    if (entries == 0 || at + 2 + 12 * entries > in.limit()) {
      throw new Flaw("is a TIFF that is cut off after " + in.limit() + " bytes; fetch it again");
    }
    for (int i = 0; i < entries; i++) {
      entry((int) at + 2 + 12 * i);
    }
    int end = (int) (at + 2 + 12 * entries);
    return end <= in.limit() - 4 ? in.getInt(end) & 0xffffffffL : 0;
  }

  private void entry(int at) throws Flaw {
    int tag = in.getShort(at) & 0xffff;
    int type = in.getShort(at + 2) & 0xffff;
    long count = in.getInt(at + 4) & 0xffffffffL;
    long bytes = type < TYPE_BYTES.length ? count * TYPE_BYTES[type] : 0;
    long place = bytes > 4 ? in.getInt(at + 8) & 0xffffffffL : at + 8;
    if (place + bytes > in.limit()) {
      throw new Flaw(
          "is a TIFF that is cut off, or lies: tag "
              + tag
              + " lies outside its "
              + in.limit()
              + " bytes");
    }
    if (count > 0 && (type == 3 || type == 4)) {
      long value =
          type == 3 ? in.getShort((int) place) & 0xffff : in.getInt((int) place) & 0xffffffffL;
      keep(tag, value);
    }
  }

  private void keep(int tag, long value) {
    switch (tag) {
      case 256 -> width = value;
      case 257 -> height = value;
      case 258 -> bits = value;
      case 262 -> photometric = value;
      case 277 -> samples = value;
      case 322 -> tileWidth = value;
      case 323 -> tileHeight = value;
      case 339 -> sampleFormat = value;
      default -> {}
    }
  }
}
