package equipoise.classifiers.weights;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;

/** Files of weights, hostile ones too, for tests. */
final class WeightFiles {
  private WeightFiles() {}

  /** One of the test's resources. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = WeightFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** One of the trained ones; the test is skipped where there is none. */
  static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/weights").resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return Assumptions.abort("no shared/weights/" + name);
  }

  /** Text as the bytes of Latin-1. */
  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A zip file of stored entries, as PyTorch writes it. */
  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(one.getKey());
        CRC32 crc = new CRC32();
        crc.update(one.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(one.getValue().length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(one.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Reads everything; true if that is possible, false if one clear line says why not. */
  static boolean readsOrSaysWhy(Path file) {
    try {
      NamedTensors.read(file).tensors().values().forEach(StoredTensor::read);
      return true;
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith(file.toString() + ": ").doesNotContain("\n");
      assertThat(e.getMessage().length()).isLessThan(file.toString().length() + 400);
      return false;
    }
  }
}
