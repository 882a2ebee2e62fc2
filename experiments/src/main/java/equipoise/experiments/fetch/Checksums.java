package equipoise.experiments.fetch;

import equipoise.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 and MD5 of a file, in hexadecimal digits. MD5 only shows damage, not intent. */
record Checksums(String sha256, String md5) {
  static Checksums of(Path file) throws IOException {
    MessageDigest sha = Sha256.digest();
    MessageDigest md5 = md5Digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
        md5.update(buffer, 0, n);
      }
    }
    HexFormat hex = HexFormat.of();
    return new Checksums(hex.formatHex(sha.digest()), hex.formatHex(md5.digest()));
  }

  private static MessageDigest md5Digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** What differs from the published hashes; empty if nothing does. */
  Optional<String> differenceFrom(RemoteFile file) {
    if (file.sha256() != null && !file.sha256().equalsIgnoreCase(sha256)) {
      return Optional.of("its SHA-256 is " + sha256 + ", published is " + file.sha256());
    }
    if (file.md5() != null && !file.md5().equalsIgnoreCase(md5)) {
      return Optional.of("its MD5 is " + md5 + ", published is " + file.md5());
    }
    return Optional.empty();
  }
}
