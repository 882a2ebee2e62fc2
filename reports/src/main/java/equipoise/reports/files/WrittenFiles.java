package equipoise.reports.files;

import equipoise.core.file.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The list, in one folder of a report, of what the report wrote there: the next one removes of it
 * what it does not write again, and nothing else.
 */
final class WrittenFiles {
  static final String NAME = ".written-by-report";
  private static final long LARGEST = 4 << 20;

  /** What a report calls its files; at most one folder deep. */
  private static final Pattern OWN = Pattern.compile("(figures/)?[a-z0-9][a-z0-9-]*\\.[a-z]{3}");

  private final Path folder;

  WrittenFiles(Path folder) {
    this.folder = folder;
  }

  /** Names by which files of earlier reports are known, relative to the folder. */
  Set<String> read() throws IOException {
    Path list = folder.resolve(NAME);
    if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) || Files.size(list) > LARGEST) {
      return Set.of();
    }
    String text = new String(Files.readAllBytes(list), StandardCharsets.UTF_8);
    return new TreeSet<>(text.lines().filter(OWN.asMatchPredicate()).toList());
  }

  void save(Set<String> names) throws IOException {
    String text = String.join("\n", new TreeSet<>(names)) + "\n";
    Files.createDirectories(folder);
    new OutputFile(folder.resolve(NAME))
        .write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Removes the named files that are files, not links, in folders that are folders. */
  void remove(Set<String> names) throws IOException {
    for (String name : List.copyOf(names)) {
      Path file = folder.resolve(name);
      if (Files.isDirectory(file.getParent(), LinkOption.NOFOLLOW_LINKS)
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
  }
}
