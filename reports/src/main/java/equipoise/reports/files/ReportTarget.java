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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
   * Writes the document in every format, replaces what is there, and removes what an earlier report
   * wrote in the same format and this one does not: the folder of a format holds one report.
   *
   * @return of each format the file to open first
   * @throws UncheckedIOException if a file cannot be written
   */
  public List<Path> write(Document document) {
    List<Path> first = new ArrayList<>();
    for (ReportFormat format : new TreeSet<>(formats)) {
      List<ReportFile> files = format.files(document, name);
      replace(files);
      if (!files.isEmpty()) {
        first.add(folder.resolve(files.get(0).path()));
      }
    }
    return first;
  }

  private void replace(List<ReportFile> files) {
    Map<String, Set<String>> folders = new TreeMap<>();
    for (ReportFile file : files) {
      int slash = file.path().indexOf('/');
      if (slash > 0) {
        folders
            .computeIfAbsent(file.path().substring(0, slash), key -> new TreeSet<>())
            .add(file.path().substring(slash + 1));
      }
    }
    folders.keySet().forEach(this::requireFolder);
    try {
      Map<String, Set<String>> gone = new TreeMap<>();
      for (Map.Entry<String, Set<String>> entry : folders.entrySet()) {
        WrittenFiles written = new WrittenFiles(folder.resolve(entry.getKey()));
        Set<String> all = new TreeSet<>(written.read());
        all.addAll(entry.getValue());
        written.save(all);
        all.removeAll(entry.getValue());
        gone.put(entry.getKey(), all);
      }
      files.forEach(file -> save(file.path(), file.bytes()));
      for (Map.Entry<String, Set<String>> entry : folders.entrySet()) {
        WrittenFiles written = new WrittenFiles(folder.resolve(entry.getKey()));
        written.remove(gone.get(entry.getKey()));
        written.save(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": the report cannot be written", e);
    }
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

  private void requireFolder(String name) {
    Path place = folder.resolve(name);
    if (Files.isSymbolicLink(place)) {
      throw taken(place, "a symbolic link");
    }
    if (Files.exists(place) && !Files.isDirectory(place)) {
      throw taken(place, "a file");
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
