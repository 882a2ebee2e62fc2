package equipoise.engines.libtorch.gpu;

import equipoise.engines.libtorch.gpu.FatBinaries.Pruned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar of native libraries again with GPU code for one architecture only, without
 * compression, so that what comes after can compress all of it: {@code PruneCuda IN.jar OUT.jar
 * 90}. For {@code gpu/bundle.sh}.
 */
final class PruneCuda {
  private PruneCuda() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3 || !arguments[2].matches("\\d{2,3}")) {
      throw new IllegalArgumentException("PruneCuda IN.jar OUT.jar ARCHITECTURE, such as 90");
    }
    prune(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
  }

  /**
   * @throws IOException where no library holds code for the architecture
   */
  static void prune(Path jar, Path pruned, int architecture) throws IOException {
    Path library = Files.createTempFile(pruned.toAbsolutePath().getParent(), "library", ".so");
    Pruned total = new Pruned(0, 0);
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(pruned))) {
      for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        try (InputStream bytes = in.getInputStream(entry)) {
          Files.copy(bytes, library, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel channel =
            FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          total = total.plus(new FatBinaries(channel).keep(architecture));
        }
        write(entry, library, out);
      }
    } finally {
      Files.deleteIfExists(library);
    }
    if (total.kept() == 0) {
      Files.deleteIfExists(pruned);
      throw new IOException(jar + " holds no GPU code for architecture " + architecture);
    }
    System.out.printf(
        "%s: %d MB of GPU code kept, %d MB overwritten%n",
        pruned.getFileName(), total.kept() >> 20, total.overwritten() >> 20);
  }

  private static void write(ZipEntry entry, Path file, ZipOutputStream out) throws IOException {
    ZipEntry stored = new ZipEntry(entry.getName());
    stored.setTime(entry.getTime());
    stored.setMethod(ZipEntry.STORED);
    stored.setSize(Files.size(file));
    stored.setCrc(checksum(file));
    out.putNextEntry(stored);
    Files.copy(file, out);
    out.closeEntry();
  }

  private static long checksum(Path file) throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.getChecksum().getValue();
    }
  }
}
