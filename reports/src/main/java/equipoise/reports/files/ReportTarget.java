package equipoise.reports.files;

import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import equipoise.reports.blocks.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a report goes, and as what.
 *
 * @param folder made if needed
 * @param name of the report's files, without an ending
 */
public record ReportTarget(Path folder, String name, Set<ReportFormat> formats) {
  public ReportTarget {
    formats = Set.copyOf(formats);
  }

  /**
   * Writes the document in every format, and replaces what is there.
   *
   * @return of each format the file to open first
   * @throws UncheckedIOException if a file cannot be written
   */
  public List<Path> write(Document document) {
    List<Path> first = new ArrayList<>();
    for (ReportFormat format : new TreeSet<>(formats)) {
      List<ReportFile> files = format.files(document, name);
      files.forEach(file -> save(file.path(), file.bytes()));
      if (!files.isEmpty()) {
        first.add(folder.resolve(files.get(0).path()));
      }
    }
    return first;
  }

  /**
   * Writes one file of the report.
   *
   * @throws DataException if something else is in its place: a folder, a pipe, a link elsewhere
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(String path, byte[] bytes) {
    Path file = folder.resolve(path);
    try {
      requireFree(path);
      Files.createDirectories(file.toAbsolutePath().getParent());
      new OutputFile(file).write(out -> out.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the report cannot be written", e);
    }
  }

  /** A run directory may be a stranger's: what is in it must not lead the report elsewhere. */
  private void requireFree(String path) {
    Path place = folder;
    for (Path name : Path.of(path)) {
      place = place.resolve(name);
      boolean last = place.equals(folder.resolve(path));
      if (Files.isSymbolicLink(place)) {
        throw taken(place, "a symbolic link");
      }
      if (last && Files.isDirectory(place)) {
        throw taken(place, "a folder");
      }
      if (!last && Files.exists(place) && !Files.isDirectory(place)) {
        throw taken(place, "a file");
      }
      if (last && Files.exists(place) && !Files.isRegularFile(place)) {
        throw taken(place, "a pipe or a device");
      }
    }
  }

  private static DataException taken(Path place, String what) {
    return new DataException(
        place
            + ": "
            + what
            + " is there, where the report should go; remove it, or choose another folder with"
            + " --out");
  }
}
