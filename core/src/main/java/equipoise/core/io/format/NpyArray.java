package equipoise.core.io.format;

import equipoise.core.io.picture.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The elements of a NumPy array, one after the other as they are stored. */
final class NpyArray {
  private final InputStream in;
  private final NpyHeader header;

  NpyArray(InputStream in, NpyHeader header) {
    this.in = in;
    this.header = header;
  }

  /** Takes element {@code index} in storage order. */
  interface Sink {
    void accept(long index, double value) throws Flaw;
  }

  /** Hands every element to the sink; wrong lengths are refused. */
  void forEach(Sink sink) throws IOException, Flaw {
    long count = header.count();
    int chunk = 8192;
    for (long done = 0; done < count; done += chunk) {
      int n = (int) Math.min(chunk, count - done);
      byte[] bytes = in.readNBytes(n * header.bytes());
      if (bytes.length < n * header.bytes()) {
        throw new Flaw(
            "is cut off: its shape " + header.shapeText() + " needs more data than there is");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
      for (int i = 0; i < n; i++) {
        sink.accept(done + i, next(buffer));
      }
    }
    if (in.read() >= 0) {
      throw new Flaw("holds more data than its shape " + header.shapeText() + " needs");
    }
  }

  private double next(ByteBuffer buffer) {
    return switch (header.kind()) {
      case 'f' -> header.bytes() == 4 ? buffer.getFloat() : buffer.getDouble();
      case 'i' ->
          switch (header.bytes()) {
            case 1 -> buffer.get();
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            default -> buffer.getLong();
          };
      default ->
          switch (header.bytes()) {
            case 1 -> buffer.get() & 0xff;
            case 2 -> buffer.getShort() & 0xffff;
            case 4 -> buffer.getInt() & 0xffffffffL;
            default -> unsigned(buffer.getLong());
          };
    };
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : value + 0x1p64;
  }
}
