package equipoise.classifiers.weights;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of one or several pickles in a row, counted; little-endian, as pickles are. */
final class PickleInput {
  private static final int LONGEST_LINE = 1000;

  private final Path file;
  private final String what;
  private final InputStream in;
  private final long length;
  private long position;
  private long operation;

  /**
   * @param what for messages, such as "archive/data.pkl"; empty for the file itself
   * @param length no more bytes are read
   */
  PickleInput(Path file, String what, InputStream in, long length) {
    this.file = file;
    this.what = what;
    this.in = in;
    this.length = length;
  }

  /** The next operation's code, whose place messages name from then on. */
  int operation() throws IOException {
    operation = position;
    return unsigned();
  }

  int unsigned() throws IOException {
    int next = position < length ? in.read() : -1;
    if (next < 0) {
      throw cut();
    }
    position++;
    return next;
  }

  byte[] bytes(long count) throws IOException {
    if (count < 0 || count > length - position) {
      throw flaw(
          "an operation of "
              + Long.toUnsignedString(count)
              + " bytes, but "
              + (length - position)
              + " are left");
    }
    byte[] bytes = in.readNBytes((int) count);
    position += bytes.length;
    if (bytes.length < count) {
      throw cut();
    }
    return bytes;
  }

  private ByteBuffer buffer(int count) throws IOException {
    return ByteBuffer.wrap(bytes(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  int unsignedShort() throws IOException {
    return buffer(2).getShort() & 0xffff;
  }

  int integer() throws IOException {
    return buffer(4).getInt();
  }

  long unsignedInteger() throws IOException {
    return integer() & 0xffffffffL;
  }

  long longInteger() throws IOException {
    return buffer(8).getLong();
  }

  /** The only big-endian number of a pickle. */
  double real() throws IOException {
    return ByteBuffer.wrap(bytes(8)).getDouble();
  }

  String text(long bytes) throws IOException {
    return new String(bytes(bytes), StandardCharsets.UTF_8);
  }

  /** Up to a line feed, which is left out. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = unsigned(); next != '\n'; next = unsigned()) {
      if (line.length() == LONGEST_LINE) {
        throw flaw("a line of more than " + LONGEST_LINE + " bytes");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  private DataException cut() {
    return new DataException(
        file
            + ": "
            + prefix()
            + "ends within its pickle, at byte "
            + position
            + "; fetch it again");
  }

  /** About the operation that is being read. */
  DataException flaw(String finding) {
    return new DataException(
        "%s: %sbyte %d of its pickle: %s".formatted(file, prefix(), operation, finding));
  }

  private String prefix() {
    return what.isEmpty() ? "" : what + ": ";
  }
}
