package equipoise.core.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a data set's shape, class names, labels and values. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param rows byte[] for images, double[] for tables
   */
  static String of(Dataset data, Object[] rows) {
    MessageDigest digest = sha256();
    digest.update((data.shape() + "\n" + data.size() + "\n").getBytes(StandardCharsets.UTF_8));
    for (String c : data.classes()) {
      digest.update((c.length() + ":" + c + "\n").getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(4, 8 * data.dimension()));
    for (int i = 0; i < rows.length; i++) {
      digest.update(buffer.clear().putInt(data.label(i)).flip());
      if (rows[i] instanceof byte[] bytes) {
        digest.update(bytes);
      } else {
        buffer.clear();
        for (double v : (double[]) rows[i]) {
          buffer.putDouble(v);
        }
        digest.update(buffer.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
