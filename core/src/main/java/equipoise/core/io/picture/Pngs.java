package equipoise.core.io.picture;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Images of a data set as PNG (ISO/IEC 15948), grey or RGB of 8 bits: the same bytes every time.
 */
public final class Pngs {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int MAX_KEYWORD = 79;

  private Pngs() {}

  /** Image {@code row} of a data set as a PNG file's bytes. */
  public static byte[] encode(Dataset data, int row) {
    return encode(data.imageShape(), data.pixels(row));
  }

  /**
   * An image as a PNG file's bytes.
   *
   * @param shape of 1 (grey) or 3 channels
   * @param pixels 0..255 in the order channel, row, column
   */
  public static byte[] encode(ImageShape shape, byte[] pixels) {
    return encode(shape, pixels, Map.of());
  }

  /**
   * An image with text about it as a PNG file's bytes.
   *
   * @param shape of 1 (grey) or 3 channels
   * @param pixels 0..255 in the order channel, row, column
   * @param text by keyword, in the order of the file: a {@code tEXt} chunk each, keywords of 1 to
   *     79 characters, all characters Latin-1
   */
  public static byte[] encode(ImageShape shape, byte[] pixels, Map<String, String> text) {
    require(shape, pixels);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(shape.width()).putInt(shape.height());
    header.put((byte) 8).put((byte) (shape.channels() == 1 ? 0 : 2));
    chunk(out, "IHDR", header.array(), header.capacity());
    text.forEach((keyword, value) -> text(out, keyword, value));
    byte[] rows = PngRows.filtered(shape, pixels);
    byte[] packed = new byte[rows.length + rows.length / 1000 + 64];
    chunk(out, "IDAT", packed, deflate(rows, packed));
    chunk(out, "IEND", packed, 0);
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String keyword, String value) {
    if (keyword.isEmpty() || keyword.length() > MAX_KEYWORD || (keyword + value).indexOf(0) >= 0) {
      throw new IllegalArgumentException(
          "a PNG's keyword has 1 to " + MAX_KEYWORD + " characters, but this is '" + keyword + "'");
    }
    byte[] chunk = (keyword + '\0' + value).getBytes(StandardCharsets.ISO_8859_1);
    chunk(out, "tEXt", chunk, chunk.length);
  }

  private static int deflate(byte[] from, byte[] to) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(from);
      deflater.finish();
      return deflater.deflate(to);
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.writeBytes(name);
    out.write(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static void require(ImageShape shape, byte[] pixels) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException(
          "a PNG has 1 (grey) or 3 channels here, but the image has " + shape.channels());
    }
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(
          "an image of "
              + shape
              + " has "
              + shape.size()
              + " values, but "
              + pixels.length
              + " are given");
    }
  }
}
