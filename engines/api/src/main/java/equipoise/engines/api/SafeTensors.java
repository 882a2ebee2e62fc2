package equipoise.engines.api;

import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * The arrays of a safetensors file (huggingface/safetensors, format description of 2023), each read
 * when it is asked for: eight bytes with the header's length, a JSON header, then the values,
 * little-endian, one array after another. The file is opened for each reading, so there is nothing
 * to close. Memory: a few times the header, of at most 32 MiB, then one array at a time.
 */
public final class SafeTensors {
  private static final long LONGEST_HEADER = 1 << 25;
  private static final int PIECE = 1 << 16;

  private final Path file;
  private final long start;
  private final Map<String, SafeTensorEntry> entries;
  private final Map<String, String> metadata;

  private SafeTensors(Path file, long start, SafeTensorHeader header) {
    this.file = file;
    this.start = start;
    this.entries = Collections.unmodifiableMap(header.entries());
    this.metadata = Collections.unmodifiableMap(header.metadata());
  }

  /**
   * Reads and checks the header.
   *
   * @throws DataException naming file and place, for what is not of the format
   * @throws IOException if the file cannot be read
   */
  public static SafeTensors open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < 8) {
        throw flaw(file, "has " + size + " bytes, but a safetensors file starts with eight");
      }
      long length = bytes(channel, 0, 8).getLong();
      if (length < 2 || length > Math.min(LONGEST_HEADER, size - 8)) {
        throw flaw(
            file,
            "its first eight bytes give a header of "
                + Long.toUnsignedString(length)
                + " bytes, but the file holds "
                + (size - 8)
                + " after them and a header has at most "
                + LONGEST_HEADER);
      }
      String text = StandardCharsets.UTF_8.decode(bytes(channel, 8, (int) length)).toString();
      SafeTensorHeader header = SafeTensorHeader.of(file, text, size - 8 - length);
      return new SafeTensors(file, 8 + length, header);
    }
  }

  /** By name, in the order of the header. */
  public Map<String, SafeTensorEntry> entries() {
    return entries;
  }

  /** Text of the writer's, under {@code __metadata__}. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The values of one array, last axis fastest, rounded to float.
   *
   * @param entry one of {@link #entries()}
   * @throws DataException if the file has become shorter since it was opened
   */
  public float[] values(SafeTensorEntry entry) throws IOException {
    float[] values = new float[entry.size()];
    try (FileChannel channel = FileChannel.open(file)) {
      long at = start + entry.begin();
      for (int i = 0; i < values.length; ) {
        int count = Math.min(PIECE, values.length - i);
        ByteBuffer bytes = bytes(channel, at, count * entry.type().bytes());
        if (bytes.remaining() < count * entry.type().bytes()) {
          throw flaw(file, "ends within " + entry.name() + ": it is cut off; fetch it again");
        }
        at += bytes.remaining();
        for (int end = i + count; i < end; i++) {
          values[i] = entry.type().next(bytes);
        }
      }
    }
    return values;
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at + bytes.position());
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static DataException flaw(Path file, String what) {
    return new DataException(file + ": " + what);
  }
}
