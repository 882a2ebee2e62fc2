package equipoise.core.io.format;

import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.FileHead;
import equipoise.core.io.picture.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads one IDX file, plain or gzip (told by its first bytes). Memory grows with the data that is
 * there, never with what a header claims.
 */
final class IdxFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final long length; // of the plain file, -1 if compressed
  private final IdxHeader header;

  private IdxFile(Path file, int magic) throws IOException, Flaw {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      in = gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
      length = gzip ? -1 : Files.size(file);
      header = header(magic);
    } catch (IOException | Flaw e) {
      raw.close();
      throw e;
    }
  }

  /** Rows of images, all of the given shape. */
  record Images(ImageShape shape, byte[][] pixels) {}

  /** The images of a file. */
  static Images images(Path file, ReadOptions options) throws Flaw {
    try (IdxFile idx = new IdxFile(file, IdxHeader.IMAGES)) {
      return idx.images(options);
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  /** The labels of a file, 0..255 each. */
  static int[] labels(Path file, ReadOptions options) throws Flaw {
    try (IdxFile idx = new IdxFile(file, IdxHeader.LABELS)) {
      List<byte[]> rows = idx.rows(1, options);
      return rows.stream().mapToInt(row -> row[0] & 0xff).toArray();
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  static boolean isGzip(Path file) throws Flaw {
    try {
      byte[] head = FileHead.of(file, 2);
      return head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private IdxHeader header(int wanted) throws IOException, Flaw {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      throw new Flaw("is empty; an IDX file was expected");
    }
    if (magic.length < 4) {
      throw new Flaw("is too short for an IDX file: it has " + magic.length + " bytes");
    }
    int found = ByteBuffer.wrap(magic).getInt();
    if (found != wanted) {
      throw IdxHeader.unwanted(found, wanted);
    }
    byte[] dimensions = in.readNBytes(4 * (wanted & 0xff));
    if (dimensions.length < 4 * (wanted & 0xff)) {
      throw new Flaw("is cut off within its header; fetch it again");
    }
    return IdxHeader.of(ByteBuffer.wrap(dimensions));
  }

  private Images images(ReadOptions options) throws IOException, Flaw {
    long count = header.sizes()[0];
    long height = header.sizes()[1];
    long width = header.sizes()[2];
    if (count == 0) {
      throw new Flaw("holds no images: its header says 0");
    }
    if (height == 0 || width == 0 || height > options.maxPixels() / width) {
      throw new Flaw(
          "claims images of "
              + height
              + " x "
              + width
              + " pixels; 1 to "
              + options.maxPixels()
              + " pixels are read");
    }
    List<byte[]> rows = rows(height * width, options);
    return new Images(new ImageShape(1, (int) height, (int) width), rows.toArray(byte[][]::new));
  }

  /** All rows of {@code size} bytes; their number must be the header's. */
  private List<byte[]> rows(long size, ReadOptions options) throws IOException, Flaw {
    long count = header.sizes()[0];
    if (length >= 0 && length != header.bytes() + count * size) {
      throw wrongLength(count, size, length - header.bytes());
    }
    Limits.check(count, size, options);
    List<byte[]> rows = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      byte[] row = in.readNBytes((int) size);
      if (row.length < size) {
        throw wrongLength(count, size, i * size + row.length);
      }
      rows.add(row);
    }
    if (in.read() >= 0) {
      throw new Flaw(
          "holds more than the "
              + count
              + " x "
              + size
              + " bytes that its header claims; fetch it again");
    }
    return rows;
  }

  private static Flaw wrongLength(long count, long size, long found) {
    return new Flaw(
        "its header claims "
            + count
            + " x "
            + size
            + " bytes of data, but "
            + found
            + " are there; fetch it again");
  }
}
