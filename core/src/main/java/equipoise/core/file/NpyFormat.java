package equipoise.core.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * The NPY format, version 1.0 (NumPy enhancement proposal 1), of the arrays that {@link
 * StoredArray} has. What other programs write is read by {@code core.io}.
 */
final class NpyFormat {
  private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '(\\|u1|<i8|<f4|<U\\d{1,6})', 'fortran_order': False, 'shape': \\(([\\d, ]{1,60})\\), \\} *\n");

  private NpyFormat() {}

  /** Everything before the elements. */
  static byte[] header(StoredArray array) {
    String shape =
        Arrays.stream(array.shape()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(array.type(), array.shape().length == 1 ? shape + "," : shape);
    int unpadded = START.length + 2 + text.length() + 1;
    String padded = text + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
    return ByteBuffer.allocate(START.length + 2 + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(START)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * @param most bytes that the elements can take
   * @throws ZipException if this is no array that {@link #header} begins, or claims to be larger
   * @throws EOFException if it is cut off
   */
  static StoredArray read(InputStream in, long most) throws IOException {
    if (!Arrays.equals(exactly(in, START.length), START)) {
      throw new ZipException("an array does not begin as NPY 1.0");
    }
    int length = littleEndian(exactly(in, 2)).getShort() & 0xffff;
    String text = new String(exactly(in, length), StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(text);
    if (!matcher.matches()) {
      throw new ZipException("an array's header is " + text.strip());
    }
    String type = matcher.group(1);
    int[] shape =
        Arrays.stream(matcher.group(2).split(",\\s*")).mapToInt(Integer::parseInt).toArray();
    int bytes = bytes(type);
    long size = bytes;
    for (int axis : shape) {
      size = axis == 0 ? 0 : size > most ? size : size * axis;
    }
    if (size > most || shape[0] > most) {
      throw new ZipException("an array claims the shape " + Arrays.toString(shape));
    }
    return switch (type.charAt(1)) {
      case 'u' -> bytes(in, shape);
      case 'i' -> integers(in, shape[0]);
      case 'f' -> floats(in, shape);
      default -> texts(in, shape[0], bytes);
    };
  }

  /** Of one element. */
  private static int bytes(String type) {
    return switch (type.charAt(1)) {
      case 'u' -> 1;
      case 'i' -> 8;
      case 'f' -> 4;
      default -> 4 * Integer.parseInt(type.substring(2));
    };
  }

  private static StoredArray bytes(InputStream in, int[] shape) throws IOException {
    int[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
    int size = product(rowShape);
    byte[][] rows = new byte[shape[0]][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = exactly(in, size);
    }
    return new StoredArray.Bytes(rows, rowShape);
  }

  private static StoredArray integers(InputStream in, int n) throws IOException {
    long[] values = new long[n];
    littleEndian(exactly(in, 8 * n)).asLongBuffer().get(values);
    return new StoredArray.Integers(values);
  }

  private static StoredArray floats(InputStream in, int[] shape) throws IOException {
    if (shape.length != 2) {
      throw new ZipException("an array of floats has the shape " + Arrays.toString(shape));
    }
    float[][] rows = new float[shape[0]][shape[1]];
    for (float[] row : rows) {
      littleEndian(exactly(in, 4 * row.length)).asFloatBuffer().get(row);
    }
    return new StoredArray.Floats(rows, shape[1]);
  }

  private static StoredArray texts(InputStream in, int n, int bytes) throws IOException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ByteBuffer cell = littleEndian(exactly(in, bytes));
      StringBuilder text = new StringBuilder();
      for (int point = next(cell); point != 0; point = next(cell)) {
        text.appendCodePoint(point);
      }
      values.add(text.toString());
    }
    return new StoredArray.Texts(values);
  }

  private static int next(ByteBuffer cell) {
    return cell.hasRemaining() ? cell.getInt() : 0;
  }

  static int product(int[] axes) {
    int product = 1;
    for (int axis : axes) {
      product = Math.multiplyExact(product, axis);
    }
    return product;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] exactly(InputStream in, int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException("an array is cut off");
    }
    return bytes;
  }
}
