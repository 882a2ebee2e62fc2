package equipoise.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntFunction;

/** An array of a file of ours, in one of the types that these need. */
public sealed interface StoredArray {
  /** As NumPy writes the type of an element. */
  String type();

  int[] shape();

  /** The elements, little-endian, the last axis fastest. */
  void writeTo(OutputStream out) throws IOException;

  /**
   * Unsigned bytes.
   *
   * @param rows [n], each of the product of {@code rowShape} bytes; not copied
   * @param rowShape the axes after the first
   */
  record Bytes(byte[][] rows, int... rowShape) implements StoredArray {
    public Bytes {
      int size = NpyFormat.product(rowShape);
      for (byte[] row : rows) {
        if (row.length != size) {
          throw new IllegalArgumentException(row.length + " bytes in a row of " + size);
        }
      }
    }

    @Override
    public String type() {
      return "|u1";
    }

    @Override
    public int[] shape() {
      int[] shape = new int[rowShape.length + 1];
      shape[0] = rows.length;
      System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
      return shape;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (byte[] row : rows) {
        out.write(row);
      }
    }
  }

  /**
   * Unsigned bytes whose rows are made one after the other, so that they are never all held.
   *
   * @param size number of rows
   * @param row gives each of them, of the product of {@code rowShape} bytes
   * @param rowShape the axes after the first
   */
  record StreamedBytes(int size, IntFunction<byte[]> row, int... rowShape) implements StoredArray {
    @Override
    public String type() {
      return "|u1";
    }

    @Override
    public int[] shape() {
      int[] shape = new int[rowShape.length + 1];
      shape[0] = size;
      System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
      return shape;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (int i = 0; i < size; i++) {
        out.write(row.apply(i));
      }
    }
  }

  /**
   * Signed integers of 64 bits.
   *
   * @param values [n], not copied
   */
  record Integers(long... values) implements StoredArray {
    @Override
    public String type() {
      return "<i8";
    }

    @Override
    public int[] shape() {
      return new int[] {values.length};
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asLongBuffer().put(values);
      out.write(buffer.array());
    }
  }

  /**
   * Numbers of 32 bits.
   *
   * @param rows [n, columns], not copied
   */
  record Floats(float[][] rows, int columns) implements StoredArray {
    public Floats {
      for (float[] row : rows) {
        if (row.length != columns) {
          throw new IllegalArgumentException(row.length + " numbers in a row of " + columns);
        }
      }
    }

    @Override
    public String type() {
      return "<f4";
    }

    @Override
    public int[] shape() {
      return new int[] {rows.length, columns};
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(4 * columns).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] row : rows) {
        buffer.asFloatBuffer().put(row);
        out.write(buffer.array());
      }
    }
  }

  /**
   * Text, in cells of the longest one's code points.
   *
   * @param values [n], none with a character 0, which NumPy cuts off at the end
   */
  record Texts(List<String> values) implements StoredArray {
    public Texts {
      values = List.copyOf(values);
    }

    private int width() {
      return values.stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(0);
    }

    @Override
    public String type() {
      return "<U" + Math.max(1, width());
    }

    @Override
    public int[] shape() {
      return new int[] {values.size()};
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      int width = Math.max(1, width());
      for (String value : values) {
        ByteBuffer cell = ByteBuffer.allocate(4 * width).order(ByteOrder.LITTLE_ENDIAN);
        value.codePoints().forEach(cell::putInt);
        out.write(cell.array());
      }
    }
  }
}
