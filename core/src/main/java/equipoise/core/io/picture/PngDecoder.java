package equipoise.core.io.picture;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes a PNG (ISO/IEC 15948) and lays it over white: alpha, transparent palette entries, and the
 * one transparent grey or colour that tRNS names, compared before samples are scaled. Gamma and
 * colour profiles are ignored.
 */
final class PngDecoder {
  private static final int[][] WHOLE = {{0, 0, 1, 1}};

  /** Adam7: first column and row, and the steps from there. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final PngFile file;
  private final PngColours colours;
  private final Pixels out;
  private final Inflater inflater = new Inflater();
  private final Iterator<ByteBuffer> data;

  private PngDecoder(PngFile file, boolean colour) {
    this.file = file;
    this.colours = new PngColours(file);
    this.out = new Pixels(colour ? 3 : 1, file.height(), file.width());
    this.data = file.data().iterator();
  }

  /**
   * @param colour whether the palette has any, or the pixels are red, green and blue
   */
  static Picture decode(PngFile file, boolean colour) throws Flaw {
    PngDecoder decoder = new PngDecoder(file, colour);
    try {
      for (int[] pass : file.isInterlaced() ? ADAM7 : WHOLE) {
        decoder.readPass(pass[0], pass[1], pass[2], pass[3]);
      }
      return decoder.out.picture();
    } catch (DataFormatException e) {
      throw new Flaw(
          "is a damaged PNG: its compressed pixels are damaged ("
              + e.getMessage()
              + "); fetch it again",
          e);
    } finally {
      decoder.inflater.end();
    }
  }

  private void readPass(int left, int top, int stepX, int stepY) throws Flaw, DataFormatException {
    int columns = (file.width() - left + stepX - 1) / stepX;
    int rows = (file.height() - top + stepY - 1) / stepY;
    if (columns < 1 || rows < 1) {
      return;
    }
    int pixelBits = file.samples() * file.depth();
    int length = Math.toIntExact(((long) columns * pixelBits + 7) / 8);
    int step = Math.max(1, pixelBits / 8);
    byte[] above = new byte[length];
    byte[] row = new byte[length];
    byte[] filter = new byte[1];
    int[] samples = new int[file.samples()];
    int[] pixel = new int[3];
    boolean plainGrey = colours.areBytesOfGrey();
    for (int y = 0; y < rows; y++) {
      read(filter);
      read(row);
      unfilter(filter[0], row, above, step);
      if (plainGrey) {
        out.setRow(top + y * stepY, left, stepX, row);
      }
      for (int x = 0; x < columns && !plainGrey; x++) {
        unpack(row, x, samples);
        colours.toRgb(samples, pixel);
        out.set(top + y * stepY, left + x * stepX, pixel);
      }
      byte[] done = above;
      above = row;
      row = done;
    }
  }

  private void read(byte[] into) throws Flaw, DataFormatException {
    int at = 0;
    while (at < into.length) {
      int n = inflater.inflate(into, at, into.length - at);
      at += n;
      if (n == 0) {
        if (!inflater.needsInput() || !data.hasNext()) {
          throw new Flaw("is a damaged PNG: its pixels end too early; fetch it again");
        }
        inflater.setInput(data.next());
      }
    }
  }

  /** Undoes a row's filter (section 9). */
  private static void unfilter(int filter, byte[] row, byte[] above, int step) throws Flaw {
    switch (filter) {
      case 0 -> {}
      case 1 -> {
        for (int i = step; i < row.length; i++) {
          row[i] += row[i - step];
        }
      }
      case 2 -> {
        for (int i = 0; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < row.length; i++) {
          int before = i < step ? 0 : row[i - step] & 0xff;
          row[i] += (byte) (before + (above[i] & 0xff) >> 1);
        }
      }
      case 4 -> {
        for (int i = 0; i < row.length; i++) {
          int before = i < step ? 0 : row[i - step] & 0xff;
          int corner = i < step ? 0 : above[i - step] & 0xff;
          row[i] += (byte) PngRows.paeth(before, above[i] & 0xff, corner);
        }
      }
      default -> throw new Flaw("is a damaged PNG: it claims a filter " + (filter & 0xff));
    }
  }

  /** The samples of a pixel as stored. */
  private void unpack(byte[] row, int x, int[] samples) {
    int depth = file.depth();
    int n = samples.length;
    if (depth == 8) {
      for (int s = 0; s < n; s++) {
        samples[s] = row[x * n + s] & 0xff;
      }
    } else if (depth == 16) {
      for (int s = 0; s < n; s++) {
        int at = 2 * (x * n + s);
        samples[s] = (row[at] & 0xff) << 8 | row[at + 1] & 0xff;
      }
    } else {
      int bit = x * depth;
      samples[0] = row[bit / 8] >> 8 - depth - bit % 8 & (1 << depth) - 1;
    }
  }
}
