package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first directory of a TIFF 6.0 file. Every value that it names lies within the file, so that
 * decoders may believe it.
 */
final class TiffFile {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PLANAR = 284;
  static final int PREDICTOR = 317;
  static final int COLOUR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;

  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  private static final int MAX_SAMPLES = 5;
  private static final int MAX_BITS = 32;
  private static final int UNSIGNED = 1;
  private static final int UNDEFINED = 4;

  private final ByteBuffer in;
  private final Map<Integer, long[]> values = new HashMap<>();
  private final boolean hasMorePages;

  private TiffFile(byte[] bytes) throws Flaw {
    in = ByteBuffer.wrap(bytes);
    in.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    hasMorePages = directory(in.getInt(4) & 0xffffffffL) != 0;
  }

  static TiffFile parse(byte[] bytes) throws Flaw {
    if (bytes.length < 8) {
      throw new Flaw("is a TIFF that is cut off after " + bytes.length + " bytes; fetch it again");
    }
    TiffFile file = new TiffFile(bytes);
    file.check();
    return file;
  }

  ImageHeader header() {
    return new ImageHeader(
        ImageKind.TIFF,
        (int) value(WIDTH, 0),
        (int) value(HEIGHT, 0),
        value(PHOTOMETRIC, 2) > 1,
        Exif.orientation(in),
        null,
        0,
        0,
        hasMorePages ? List.of("has several pages; only the first is read") : List.of());
  }

  /** The file's bytes, in its byte order. */
  ByteBuffer bytes() {
    return in.duplicate().order(in.order());
  }

  /** A tag's unsigned integers; empty where the directory lacks it. */
  long[] values(int tag) {
    return values.getOrDefault(tag, new long[0]);
  }

  /** A tag's first integer. */
  long value(int tag, long otherwise) {
    long[] found = values(tag);
    return found.length == 0 ? otherwise : found[0];
  }

  /** Bits of each sample of a pixel. */
  int[] bits() {
    int[] bits = new int[(int) value(SAMPLES, 1)];
    long[] stated = values(BITS);
    Arrays.setAll(bits, s -> stated.length == 0 ? 1 : (int) stated[Math.min(s, stated.length - 1)]);
    return bits;
  }

  private void check() throws Flaw {
    long width = value(WIDTH, 0);
    long height = value(HEIGHT, 0);
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Flaw("is a damaged TIFF: its header claims " + width + " x " + height + " pixels");
    }
    checkSamples();
    long tileWidth = value(TILE_WIDTH, 0);
    long tileHeight = value(TILE_HEIGHT, 0);
    if (tileWidth > Integer.MAX_VALUE
        || tileHeight > Integer.MAX_VALUE
        || tileWidth * tileHeight > 4 * Math.max(1 << 20, width * height)) {
      throw new Flaw("is a damaged TIFF: its tiles are larger than its image");
    }
  }

  private void checkSamples() throws Flaw {
    for (long format : values(SAMPLE_FORMAT)) {
      if (format != UNSIGNED && format != UNDEFINED) {
        throw new Flaw(
            "is a TIFF of "
                + (format == 2 ? "signed integers" : "floating-point numbers")
                + ", whose range no rule maps to 0 to 255; save it as unsigned integers");
      }
    }
    long samples = value(SAMPLES, 1);
    long most = Arrays.stream(values(BITS)).max().orElse(1);
    long fewest = Arrays.stream(values(BITS)).min().orElse(1);
    if (most > MAX_BITS || fewest < 1 || samples < 1 || samples > MAX_SAMPLES) {
      throw new Flaw(
          "is a TIFF of "
              + samples
              + " samples of "
              + (most > MAX_BITS ? most : fewest)
              + " bits; 1 to "
              + MAX_SAMPLES
              + " integers of 1 to "
              + MAX_BITS
              + " bits are read");
    }
  }

  /** Refuses what the JDK's decoder reads wrong: all but one sample of 1 bit, and 1 or 3 of 8. */
  void requireFaxOrPhotograph() throws Flaw {
    int[] bits = bits();
    boolean fax = bits.length == 1 && bits[0] == 1;
    boolean photograph =
        (bits.length == 1 || bits.length == 3) && Arrays.stream(bits).allMatch(b -> b == 8);
    if (!fax && !photograph) {
      throw new Flaw(
          "is a TIFF of a rare kind (compression "
              + value(COMPRESSION, 1)
              + ", colour space "
              + value(PHOTOMETRIC, 2)
              + ", samples of "
              + Arrays.toString(bits)
              + " bits); save it as RGB or grey without compression");
    }
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
          "is a TIFF that is cut off or damaged: tag "
              + tag
              + " lies outside its "
              + in.limit()
              + " bytes");
    }
    if (type == 1 || type == 3 || type == 4) {
      values.putIfAbsent(tag, integers(type, (int) count, (int) place));
    }
  }

  private long[] integers(int type, int count, int place) {
    long[] integers = new long[count];
    for (int i = 0; i < count; i++) {
      integers[i] =
          switch (type) {
            case 1 -> in.get(place + i) & 0xff;
            case 3 -> in.getShort(place + 2 * i) & 0xffff;
            default -> in.getInt(place + 4 * i) & 0xffffffffL;
          };
    }
    return integers;
  }
}
