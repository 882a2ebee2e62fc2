package equipoise.core.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a data set holds, in 64 hexadecimal digits. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 over shape, class names, labels and values. */
  static String of(Dataset data) {
    MessageDigest digest = sha256();
    digest.update((data.shape() + "\n" + data.size() + "\n").getBytes(StandardCharsets.UTF_8));
    for (String c : data.classes()) {
      digest.update((c.length() + ":" + c + "\n").getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.max(Integer.BYTES, Double.BYTES * data.dimension()));
    for (int i = 0; i < data.size(); i++) {
      digest.update(buffer.clear().putInt(data.label(i)).flip());
      if (data.isImages()) {
        digest.update(data.pixels(i));
      } else {
        buffer.clear();
        for (double v : data.values(i)) {
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
