package equipoise.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** Writes MATLAB 5 files of uint8 arrays. */
public final class MatMaker {
  private MatMaker() {}

  public static byte[] header() {
    byte[] header = Arrays.copyOf("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII), 128);
    header[125] = 1;
    header[126] = 'I';
    header[127] = 'M';
    return header;
  }

  public static byte[] element(byte[] matrix, boolean compressed) throws IOException {
    if (!compressed) {
      return matrix;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(matrix);
    }
    return ByteBuffer.allocate(8 + bytes.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(15)
        .putInt(bytes.size())
        .put(bytes.toByteArray())
        .array();
  }

  /** A matrix of class uint8. */
  public static byte[] matrix(String name, byte[] values, int... dimensions) {
    int dimensionBytes = (4 * dimensions.length + 7) / 8 * 8;
    int nameBytes = 8 + (name.length() + 7) / 8 * 8;
    int valueBytes = (values.length + 7) / 8 * 8;
    ByteBuffer out =
        ByteBuffer.allocate(8 + 16 + 8 + dimensionBytes + nameBytes + 8 + valueBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(14).putInt(out.capacity() - 8);
    out.putInt(6).putInt(8).putInt(9).putInt(0);
    out.putInt(5).putInt(4 * dimensions.length);
    int start = out.position();
    Arrays.stream(dimensions).forEach(out::putInt);
    out.position(start + dimensionBytes);
    int nameStart = out.position();
    out.putInt(1).putInt(name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
    out.position(nameStart + nameBytes);
    out.putInt(2).putInt(values.length).put(values);
    return out.array();
  }
}
