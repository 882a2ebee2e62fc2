package equipoise.core.io.picture;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decodes grey, RGB and palette TIFFs of integers of 1 to 32 bits: a sample v of b bits becomes
 * round(255 v / (2^b - 1)). Samples of 16, 24 and 32 bits have the file's byte order, all others
 * are packed with the highest bit first, as libtiff writes them.
 */
final class TiffDecoder {
  private static final int PALETTE = 3;
  private static final int HORIZONTAL = 2;
  private static final int PREMULTIPLIED = 1;
  private static final int STRAIGHT = 2;

  private final TiffFile file;
  private final int width;
  private final int height;
  private final int[] bits;
  private final boolean sameBits;
  private final boolean planar;
  private final int photometric;
  private final long predictor;
  private final byte[][] planes; // [sample][height * width], of a palette [3]

  private TiffDecoder(TiffFile file) {
    this.file = file;
    this.width = (int) file.value(TiffFile.WIDTH, 0);
    this.height = (int) file.value(TiffFile.HEIGHT, 0);
    this.bits = file.bits();
    this.sameBits = Arrays.stream(bits).distinct().count() == 1;
    this.planar = file.value(TiffFile.PLANAR, 1) == 2 && bits.length > 1;
    this.photometric = (int) file.value(TiffFile.PHOTOMETRIC, 2);
    this.predictor = file.value(TiffFile.PREDICTOR, 1);
    this.planes = new byte[photometric == PALETTE ? 3 : bits.length][height * width];
  }

  /** Whether this decoder, and not the JDK's, reads the file. */
  static boolean canDecode(TiffFile file) {
    return file.value(TiffFile.PHOTOMETRIC, 2) <= PALETTE && TiffChunks.canUnpack(file);
  }

  static Picture decode(TiffFile file) throws Flaw {
    TiffDecoder decoder = new TiffDecoder(file);
    decoder.check();
    decoder.fill();
    return decoder.picture();
  }

  private void check() throws Flaw {
    int colours = photometric == 2 ? 3 : 1;
    if (bits.length < colours) {
      throw new Flaw("is a damaged TIFF: it has " + bits.length + " samples instead of 3");
    }
    if (predictor != 1 && (predictor != HORIZONTAL || !sameBits)) {
      throw new Flaw("is a TIFF with predictor " + predictor + "; save it without one");
    }
    if (photometric == PALETTE
        && (bits[0] > 16 || file.values(TiffFile.COLOUR_MAP).length < 3 << bits[0])) {
      throw new Flaw(
          "is a damaged TIFF: its palette has "
              + file.values(TiffFile.COLOUR_MAP).length
              + " values for colours of "
              + bits[0]
              + " bits");
    }
  }

  private void fill() throws Flaw {
    boolean tiled = file.values(TiffFile.TILE_OFFSETS).length > 0;
    long columns = tiled ? file.value(TiffFile.TILE_WIDTH, 0) : width;
    long rows =
        tiled
            ? file.value(TiffFile.TILE_HEIGHT, 0)
            : Math.min(height, file.value(TiffFile.ROWS_PER_STRIP, height));
    if (columns < 1 || rows < 1) {
      throw new Flaw("is a damaged TIFF: its strips or tiles are empty");
    }
    TiffChunks chunks = new TiffChunks(file);
    int number = 0;
    for (int plane = 0; plane < (planar ? bits.length : 1); plane++) {
      int[] samples = planar ? new int[] {bits[plane]} : bits;
      long rowBytes = (columns * Arrays.stream(samples).sum() + 7) / 8;
      for (long top = 0; top < height; top += rows) {
        long stored = tiled ? rows : Math.min(rows, height - top);
        for (long left = 0; left < width; left += columns) {
          byte[] data = chunks.unpacked(number++, size(stored * rowBytes));
          long[] row = new long[(int) columns * samples.length];
          for (int y = 0; y < Math.min(stored, height - top); y++) {
            read(data, (int) (y * rowBytes), samples, row);
            int taken = (int) Math.min(columns, width - left);
            place(row, samples, plane, (int) ((top + y) * width + left), taken);
          }
        }
      }
    }
  }

  private static int size(long bytes) throws Flaw {
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new Flaw("is a TIFF with a strip of " + bytes + " bytes; save it in smaller strips");
    }
    return (int) bytes;
  }

  /** Reads a row's samples and undoes the predictor. */
  private void read(byte[] data, int at, int[] samples, long[] row) {
    boolean bytes = sameBits && (bits[0] == 8 || bits[0] == 16 || bits[0] == 24 || bits[0] == 32);
    if (bytes) {
      int n = bits[0] / 8;
      boolean little = file.bytes().order() == ByteOrder.LITTLE_ENDIAN;
      for (int i = 0; i < row.length; i++) {
        long value = 0;
        for (int b = 0; b < n; b++) {
          value = value << 8 | (data[at + i * n + (little ? n - 1 - b : b)] & 0xff);
        }
        row[i] = value;
      }
    } else {
      unpack(data, at, samples, row);
    }
    if (predictor == HORIZONTAL) {
      long mask = (1L << bits[0]) - 1;
      for (int i = samples.length; i < row.length; i++) {
        row[i] = row[i] + row[i - samples.length] & mask;
      }
    }
  }

  private static void unpack(byte[] data, int at, int[] samples, long[] row) {
    long held = 0;
    int heldBits = 0;
    int next = at;
    for (int i = 0; i < row.length; i++) {
      int wanted = samples[i % samples.length];
      while (heldBits < wanted) {
        held = held << 8 | (data[next++] & 0xff);
        heldBits += 8;
      }
      heldBits -= wanted;
      row[i] = held >>> heldBits & (1L << wanted) - 1;
    }
  }

  /** Puts the first {@code columns} pixels of a row into the planes from {@code at} on. */
  private void place(long[] row, int[] samples, int plane, int at, int columns) {
    if (photometric == PALETTE) {
      if (plane == 0) {
        placeColours(row, samples.length, at, columns);
      }
      return;
    }
    for (int s = 0; s < samples.length; s++) {
      long max = (1L << samples[s]) - 1;
      byte[] into = planes[plane + s];
      for (int x = 0; x < columns; x++) {
        into[at + x] = (byte) ((row[x * samples.length + s] * 255 + max / 2) / max);
      }
    }
  }

  private void placeColours(long[] row, int step, int at, int columns) {
    long[] map = file.values(TiffFile.COLOUR_MAP);
    int colours = 1 << bits[0];
    for (int x = 0; x < columns; x++) {
      for (int c = 0; c < 3; c++) {
        planes[c][at + x] = (byte) (map[c * colours + (int) row[x * step]] >> 8);
      }
    }
  }

  private Picture picture() {
    int channels = photometric < 2 ? 1 : 3;
    byte[] out = new byte[channels * height * width];
    byte[] alpha = null;
    long extra = file.value(TiffFile.EXTRA_SAMPLES, 0);
    if (photometric != PALETTE && bits.length > channels) {
      alpha = extra == PREMULTIPLIED || extra == STRAIGHT ? planes[channels] : null;
    }
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < height * width; i++) {
        int value = planes[c][i] & 0xff;
        value = photometric == 0 ? 255 - value : value;
        if (alpha != null) {
          int a = alpha[i] & 0xff;
          value = extra == STRAIGHT ? Pixels.overWhite(value, a) : Math.min(255, value + 255 - a);
        }
        out[c * height * width + i] = (byte) value;
      }
    }
    return new Picture(channels, height, width, out);
  }
}
