package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A real numeric array of a MATLAB file, whose values are still to be read. */
public final class MatArray {
  private static final int FIRST_NUMERIC = 6;
  private static final int LAST_NUMERIC = 13;
  private static final int COMPLEX = 0x800;
  private static final int LOGICAL = 0x200;
  private static final int MOST_DIMENSIONS = 32;
  private static final int LONGEST_NAME = 1024;
  private static final int CHUNK = 8192;

  private final String name;
  private final int[] dimensions;
  private final Type type;
  private final InputStream values;
  private final ByteOrder order;

  private MatArray(String name, int[] dimensions, Type type, InputStream values, ByteOrder order) {
    this.name = name;
    this.dimensions = dimensions;
    this.type = type;
    this.values = values;
    this.order = order;
  }

  /** How values are stored, which may take less than their class would. */
  private enum Type {
    INT8(1, 1),
    UINT8(2, 1),
    INT16(3, 2),
    UINT16(4, 2),
    INT32(5, 4),
    UINT32(6, 4),
    SINGLE(7, 4),
    DOUBLE(9, 8),
    INT64(12, 8),
    UINT64(13, 8);

    private final int code;
    private final int bytes;

    Type(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    static Type of(int code) throws Flaw {
      return Arrays.stream(values())
          .filter(type -> type.code == code)
          .findFirst()
          .orElseThrow(() -> new Flaw("holds values of the unknown type " + code));
    }

    double next(ByteBuffer buffer) {
      return switch (this) {
        case INT8 -> buffer.get();
        case UINT8 -> buffer.get() & 0xff;
        case INT16 -> buffer.getShort();
        case UINT16 -> buffer.getShort() & 0xffff;
        case INT32 -> buffer.getInt();
        case UINT32 -> buffer.getInt() & 0xffffffffL;
        case SINGLE -> buffer.getFloat();
        case DOUBLE -> buffer.getDouble();
        case INT64 -> buffer.getLong();
        case UINT64 -> buffer.getLong() & Long.MAX_VALUE;
      };
    }
  }

  /** Takes element {@code index} in the order of the file: the first dimension runs fastest. */
  public interface Sink {
    void accept(long index, double value) throws Flaw;
  }

  /**
   * @param in what a matrix element holds
   * @return null for what is no real numeric array
   */
  static MatArray read(InputStream in, ByteOrder order) throws IOException, Flaw {
    ByteBuffer flags = ByteBuffer.wrap(part(in, order, 8)).order(order);
    if (flags.remaining() < 4) {
      throw new Flaw("holds an array without flags");
    }
    int word = flags.getInt();
    int kind = word & 0xff;
    boolean real = (word & COMPLEX) == 0 && (word & LOGICAL) == 0;
    if (kind < FIRST_NUMERIC || kind > LAST_NUMERIC || !real) {
      return null;
    }
    int[] dimensions = dimensions(part(in, order, 4 * MOST_DIMENSIONS), order);
    String name = new String(part(in, order, LONGEST_NAME), StandardCharsets.ISO_8859_1);
    Tag tag = Tag.read(in, order);
    Type type = Type.of(tag.type());
    MatArray array = new MatArray(name, dimensions, type, tag.content(in), order);
    if (tag.bytes() != Math.multiplyExact(array.count(), (long) type.bytes)) {
      throw new Flaw(
          "its array "
              + name
              + " of "
              + array.shapeText()
              + " holds "
              + tag.bytes()
              + " bytes, which do not fit");
    }
    return array;
  }

  private static int[] dimensions(byte[] bytes, ByteOrder order) throws Flaw {
    int[] dimensions = new int[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(order).asIntBuffer().get(dimensions);
    long count = 1;
    for (int d : dimensions) {
      if (d < 0 || (d > 0 && count > Long.MAX_VALUE / 16 / d)) {
        throw new Flaw("holds an array of impossible size " + Arrays.toString(dimensions));
      }
      count *= d;
    }
    if (dimensions.length < 2) {
      throw new Flaw("holds an array without dimensions");
    }
    return dimensions;
  }

  /** A subelement that is small; longer ones are refused. */
  private static byte[] part(InputStream in, ByteOrder order, int most) throws IOException, Flaw {
    Tag tag = Tag.read(in, order);
    if (tag.bytes() > most) {
      throw new Flaw("holds an array whose description has " + tag.bytes() + " bytes");
    }
    byte[] bytes = new byte[(int) tag.bytes()];
    InputStream content = tag.content(in);
    new DataInputStream(content).readFully(bytes);
    if (tag.small() == null) {
      in.skipNBytes((8 - bytes.length % 8) % 8);
    }
    return bytes;
  }

  /**
   * Type and length of a subelement.
   *
   * @param small what a subelement of at most four bytes holds in its tag; null for others
   */
  private record Tag(int type, long bytes, byte[] small) {
    static Tag read(InputStream in, ByteOrder order) throws IOException, Flaw {
      byte[] start = new byte[8];
      new DataInputStream(in).readFully(start);
      ByteBuffer buffer = ByteBuffer.wrap(start).order(order);
      int first = buffer.getInt();
      int smallBytes = first >>> 16;
      if (smallBytes == 0) {
        return new Tag(first, buffer.getInt() & 0xffffffffL, null);
      }
      if (smallBytes > 4) {
        throw new Flaw("holds a small element of " + smallBytes + " bytes");
      }
      return new Tag(first & 0xffff, smallBytes, Arrays.copyOfRange(start, 4, 4 + smallBytes));
    }

    InputStream content(InputStream in) {
      return small == null ? in : new java.io.ByteArrayInputStream(small);
    }
  }

  public String name() {
    return name;
  }

  /** At least two. */
  public int[] dimensions() {
    return dimensions.clone();
  }

  /** Number of values. */
  public long count() {
    return Arrays.stream(dimensions).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /** Such as "32 x 32 x 3 x 100". */
  public String shapeText() {
    return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }

  /** Hands every value to the sink; may be called once. */
  public void forEach(Sink sink) throws IOException, Flaw {
    long count = count();
    byte[] bytes = new byte[CHUNK * type.bytes];
    DataInputStream in = new DataInputStream(values);
    for (long done = 0; done < count; done += CHUNK) {
      int n = (int) Math.min(CHUNK, count - done);
      in.readFully(bytes, 0, n * type.bytes);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
      for (int i = 0; i < n; i++) {
        sink.accept(done + i, type.next(buffer));
      }
    }
  }

  /**
   * All values as whole numbers.
   *
   * @param most values; more are refused before memory is asked for
   * @throws Flaw if a value is no whole number of 32 bits
   */
  public int[] integers(int most) throws IOException, Flaw {
    if (count() > most) {
      throw new Flaw("its array " + name + " has " + count() + " values, more than " + most);
    }
    int[] all = new int[(int) count()];
    forEach(
        (i, value) -> {
          if (value != (int) value) {
            throw new Flaw("its array " + name + " holds " + value + ", which is no whole number");
          }
          all[(int) i] = (int) value;
        });
    return all;
  }
}
