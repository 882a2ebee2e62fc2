package equipoise.experiments.fetch;

import equipoise.experiments.fetch.FetchFailure.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a tar.gz of plain files and folders. Anything else in it (a link, a device, a path that
 * leads out of the folder, more than a set may hold) makes the whole archive unfit.
 */
final class Unpacking {
  private static final int MOST_ENTRIES = 100_000;
  private static final long MOST_BYTES = 4L << 30;

  private final Path archive;
  private final long mostBytes;
  private long bytes;

  Unpacking(Path archive) {
    this(archive, MOST_BYTES);
  }

  Unpacking(Path archive, long mostBytes) {
    this.archive = archive;
    this.mostBytes = mostBytes;
  }

  /**
   * @param folder an empty one
   */
  void into(Path folder) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      int entries = 0;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw unfit("it holds more than " + MOST_ENTRIES + " entries");
        }
        Path place = place(folder, entry);
        if (entry.isDirectory()) {
          create(place);
        } else {
          write(tar, place);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unfit("it is damaged (" + e.getMessage() + ")");
    }
  }

  private Path place(Path folder, TarArchiveEntry entry) {
    String name = entry.getName();
    boolean plain = entry.isDirectory() || (entry.isFile() && !entry.isLink());
    if (!plain || entry.isSymbolicLink() || entry.isSparse()) {
      throw unfit("'" + name + "' is neither a plain file nor a folder");
    }
    boolean strange =
        name.isEmpty() || name.startsWith("/") || name.matches("(?s).*[\\\\:\\p{Cntrl}].*");
    for (String step : name.split("/")) {
      strange |= step.equals("..");
    }
    Path place = strange ? folder : folder.resolve(name).normalize();
    if (strange || !place.startsWith(folder)) {
      throw unfit("'" + name + "' leads out of the folder");
    }
    return place;
  }

  private FetchFailure unfit(String why) {
    return new FetchFailure(
        Kind.CONTENT,
        equipoise.core.Visible.line(archive + ": cannot be unpacked: " + why) + Transfer.remedy());
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FetchFailure.disk(folder, e);
    }
  }

  private void write(InputStream in, Path file) throws IOException {
    create(file.getParent());
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = open(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > mostBytes) {
          throw unfit("it holds more than " + mostBytes + " bytes");
        }
        put(out, buffer, n, file);
      }
    }
  }

  private OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw unfit("it holds '" + file.getFileName() + "' twice");
    } catch (IOException e) {
      throw FetchFailure.disk(file, e);
    }
  }

  private static void put(OutputStream out, byte[] buffer, int n, Path file) {
    try {
      out.write(buffer, 0, n);
    } catch (IOException e) {
      throw FetchFailure.disk(file, e);
    }
  }
}
