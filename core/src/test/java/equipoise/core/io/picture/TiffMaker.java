package equipoise.core.io.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes TIFF files of any depth: strips or tiles, interleaved or planar. */
final class TiffMaker {
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final int width;
  private final int height;
  private final int bits;
  private final int samples;
  private final long[] values; // [height][width][samples]
  private final Map<Integer, long[]> tags = new TreeMap<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean differences;

  TiffMaker(int width, int height, int bits, int samples, long[] values) {
    this.width = width;
    this.height = height;
    this.bits = bits;
    this.samples = samples;
    this.values = values;
    long[] depths = new long[samples];
    java.util.Arrays.fill(depths, bits);
    tag(TiffFile.WIDTH, width).tag(TiffFile.HEIGHT, height).tag(TiffFile.BITS, depths);
    tag(TiffFile.SAMPLES, samples).tag(TiffFile.COMPRESSION, 1);
    rowsPerStrip(height);
  }

  TiffMaker tag(int tag, long... value) {
    tags.put(tag, value);
    return this;
  }

  TiffMaker order(ByteOrder newOrder) {
    order = newOrder;
    return this;
  }

  TiffMaker rowsPerStrip(int rows) {
    return tag(TiffFile.ROWS_PER_STRIP, rows);
  }

  TiffMaker planar() {
    return tag(TiffFile.PLANAR, 2);
  }

  TiffMaker tiled(int side) {
    return tag(TiffFile.TILE_WIDTH, side).tag(TiffFile.TILE_HEIGHT, side);
  }

  TiffMaker deflated() {
    return tag(TiffFile.COMPRESSION, 8);
  }

  TiffMaker packed() {
    return tag(TiffFile.COMPRESSION, 32773);
  }

  TiffMaker reversed() {
    return tag(TiffFile.FILL_ORDER, 2);
  }

  TiffMaker differences() {
    differences = true;
    return tag(TiffFile.PREDICTOR, 2);
  }

  private long one(int tag) {
    return tags.getOrDefault(tag, new long[] {0})[0];
  }

  byte[] bytes() {
    List<byte[]> chunks = chunks();
    boolean tiled = tags.containsKey(TiffFile.TILE_WIDTH);
    int offsets = tiled ? TiffFile.TILE_OFFSETS : TiffFile.STRIP_OFFSETS;
    tag(offsets, new long[chunks.size()]);
    tag(
        tiled ? TiffFile.TILE_BYTES : TiffFile.STRIP_BYTES,
        chunks.stream().mapToLong(c -> c.length).toArray());
    int beside = 8 + 2 + 12 * tags.size() + 4;
    int at = beside;
    for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
      at += length(tag) > 4 ? length(tag) : 0;
    }
    int size = at + chunks.stream().mapToInt(c -> c.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(order);
    for (int i = 0; i < chunks.size(); i++) {
      tags.get(offsets)[i] = at;
      out.put(at, chunks.get(i));
      at += chunks.get(i).length;
    }
    out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(out.get(0));
    out.putShort((short) 42).putInt(8).putShort((short) tags.size());
    for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
      out.putShort(tag.getKey().shortValue()).putShort((short) type(tag.getKey()));
      out.putInt(tag.getValue().length);
      if (length(tag) > 4) {
        out.putInt(beside);
        put(out, beside, tag);
        beside += length(tag);
      } else {
        put(out, out.position(), tag);
        out.position(out.position() + 4);
      }
    }
    return out.array();
  }

  private static int type(int tag) {
    return switch (tag) {
      case TiffFile.STRIP_OFFSETS,
          TiffFile.STRIP_BYTES,
          TiffFile.TILE_OFFSETS,
          TiffFile.TILE_BYTES ->
          LONG;
      default -> SHORT;
    };
  }

  private static int length(Map.Entry<Integer, long[]> tag) {
    return tag.getValue().length * (type(tag.getKey()) == SHORT ? 2 : 4);
  }

  private static void put(ByteBuffer out, int at, Map.Entry<Integer, long[]> tag) {
    for (int i = 0; i < tag.getValue().length; i++) {
      if (type(tag.getKey()) == SHORT) {
        out.putShort(at + 2 * i, (short) tag.getValue()[i]);
      } else {
        out.putInt(at + 4 * i, (int) tag.getValue()[i]);
      }
    }
  }

  private List<byte[]> chunks() {
    boolean tiled = tags.containsKey(TiffFile.TILE_WIDTH);
    int columns = tiled ? (int) one(TiffFile.TILE_WIDTH) : width;
    int rows = (int) one(tiled ? TiffFile.TILE_HEIGHT : TiffFile.ROWS_PER_STRIP);
    boolean planar = one(TiffFile.PLANAR) == 2;
    List<byte[]> chunks = new ArrayList<>();
    for (int plane = 0; plane < (planar ? samples : 1); plane++) {
      for (int top = 0; top < height; top += rows) {
        for (int left = 0; left < width; left += columns) {
          ByteArrayOutputStream chunk = new ByteArrayOutputStream();
          for (int y = top; y < (tiled ? top + rows : Math.min(height, top + rows)); y++) {
            chunk.writeBytes(
                row(y, left, columns, planar ? plane : 0, planar ? plane + 1 : samples));
          }
          chunks.add(compressed(chunk.toByteArray()));
        }
      }
    }
    return chunks;
  }

  /** A row's samples, packed to whole bytes; what lies outside the image is 0. */
  private byte[] row(int y, int left, int columns, int from, int to) {
    int step = to - from;
    long[] row = new long[columns * step];
    for (int x = 0; x < columns && left + x < width && y < height; x++) {
      for (int s = from; s < to; s++) {
        row[x * step + s - from] = values[(y * width + left + x) * samples + s];
      }
    }
    for (int i = row.length - 1; differences && i >= step; i--) {
      row[i] = row[i] - row[i - step] & (1L << bits) - 1;
    }
    byte[] packed = new byte[(row.length * bits + 7) / 8];
    boolean little = order == ByteOrder.LITTLE_ENDIAN && (bits == 16 || bits == 24 || bits == 32);
    for (int i = 0; i < row.length * bits; i++) {
      long bit = row[i / bits] >> bits - 1 - i % bits & 1;
      int at = i / 8;
      if (little) {
        int first = at / (bits / 8) * (bits / 8);
        at = first + bits / 8 - 1 - (at - first);
      }
      packed[at] |= (byte) (bit << 7 - i % 8);
    }
    return packed;
  }

  private byte[] compressed(byte[] chunk) {
    if (one(TiffFile.FILL_ORDER) == 2) {
      for (int i = 0; i < chunk.length; i++) {
        chunk[i] = (byte) (Integer.reverse(chunk[i]) >>> 24);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch ((int) one(TiffFile.COMPRESSION)) {
      case 8 -> {
        Deflater deflater = new Deflater();
        deflater.setInput(chunk);
        deflater.finish();
        byte[] packed = new byte[chunk.length + 100];
        out.write(packed, 0, deflater.deflate(packed));
        deflater.end();
      }
      case 32773 -> {
        // Runs of three equal bytes, and of one as it is.
        for (int i = 0; i < chunk.length; i++) {
          boolean run =
              i + 2 < chunk.length && chunk[i] == chunk[i + 1] && chunk[i] == chunk[i + 2];
          out.write(run ? -2 : 0);
          out.write(chunk[i]);
          i += run ? 2 : 0;
        }
      }
      default -> out.writeBytes(chunk);
    }
    return out.toByteArray();
  }
}
