package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

/**
 * Reads numeric arrays from a MATLAB 5 file, plain or compressed (MathWorks, MAT-File Format, 2019,
 * chapter 1; version 7.3 files are HDF5 and refused). Arrays come one after the other and are never
 * held whole; those that are no real numeric array (text, cells, structures, sparse and complex
 * ones) are passed over.
 */
public final class MatFile {
  static final String START = "MATLAB 5.0 MAT-file";

  private static final int HEADER = 128;
  private static final int COMPRESSED = 15;
  private static final int MATRIX = 14;
  private static final int MOST_ELEMENTS = 10_000;

  private MatFile() {}

  /** Takes the arrays in the order of the file. */
  public interface Sink {
    /**
     * @param array to be read before this returns, or not at all
     */
    void accept(MatArray array) throws IOException, Flaw;
  }

  /**
   * @throws Flaw if the file is no sound MATLAB 5 file
   */
  public static void forEach(Path file, Sink sink) throws Flaw {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] header = in.readNBytes(HEADER);
      ByteOrder order = order(header);
      long left = Files.size(file) - HEADER;
      for (int n = 0; left >= 8; n++) {
        if (n == MOST_ELEMENTS) {
          throw new Flaw("holds more than " + MOST_ELEMENTS + " arrays; save only what is needed");
        }
        ByteBuffer tag = ByteBuffer.wrap(in.readNBytes(8)).order(order);
        int type = tag.getInt();
        long bytes = tag.getInt() & 0xffffffffL;
        left -= 8 + bytes;
        if (left < 0) {
          throw new EOFException();
        }
        InputStream element = new Bounded(in, bytes);
        element(type, bytes, element, order, sink);
        element.skipNBytes(((Bounded) element).left);
      }
    } catch (EOFException e) {
      throw new Flaw("the file is cut off or damaged; fetch it again", e);
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private static ByteOrder order(byte[] header) throws Flaw {
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (text.startsWith("MATLAB 7.3")) {
      throw new Flaw("is a MATLAB 7.3 file (HDF5), which is not read; save it with -v7");
    }
    if (header.length < HEADER || !text.startsWith("MATLAB 5.0")) {
      throw new Flaw("is no MATLAB 5 file");
    }
    return switch (text.substring(126)) {
      case "IM" -> ByteOrder.LITTLE_ENDIAN;
      case "MI" -> ByteOrder.BIG_ENDIAN;
      default -> throw new Flaw("is no sound MATLAB 5 file: its byte order is not stated");
    };
  }

  private static void element(int type, long bytes, InputStream element, ByteOrder order, Sink sink)
      throws IOException, Flaw {
    if (type == MATRIX) {
      matrix(element, bytes, order, sink);
    } else if (type == COMPRESSED) {
      InputStream inflated = new BufferedInputStream(new InflaterInputStream(element), 1 << 16);
      byte[] start = new byte[8];
      new DataInputStream(inflated).readFully(start);
      ByteBuffer tag = ByteBuffer.wrap(start).order(order);
      if (tag.getInt() == MATRIX) {
        matrix(inflated, tag.getInt() & 0xffffffffL, order, sink);
      }
    }
  }

  private static void matrix(InputStream in, long bytes, ByteOrder order, Sink sink)
      throws IOException, Flaw {
    if (bytes > 0) {
      MatArray array = MatArray.read(new Bounded(in, bytes), order);
      if (array != null) {
        sink.accept(array);
      }
    }
  }

  /** At most so many bytes of a stream; reading on is a cut-off file. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long bytes) {
      this.in = in;
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 || length == 0) {
        return length == 0 ? 0 : -1;
      }
      int n = in.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, n);
      return n;
    }
  }
}
