package equipoise.core.io.format;

import equipoise.core.CodePoints;
import equipoise.core.io.picture.FileHead;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the class folders of a folder and the images in them, and says what it leaves out. */
final class FolderScan {
  private final Path root;
  private final Problems problems;
  private final Optional<GroupSource> groups;
  private final Path realRoot;

  private FolderScan(Path root, ReadOptions options, Problems problems) throws IOException {
    this.root = root;
    this.problems = problems;
    this.groups = options.groups();
    this.realRoot = root.toRealPath();
  }

  /** The class folders, empty ones too, by class name in the order of code points. */
  static List<ClassFolder> of(Path root, ReadOptions options, Problems problems) throws Flaw {
    try {
      return new FolderScan(root, options, problems).classes();
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private List<ClassFolder> classes() throws IOException, Flaw {
    Map<String, String> names = ClassNames.read(root);
    Skipped skipped = new Skipped();
    List<ClassFolder> classes = new ArrayList<>();
    for (Path entry : entries(root)) {
      String name = entry.getFileName().toString();
      if (leaves(entry)) {
        skipped.add("symbolic links out of the folder are not followed", entry);
      } else if (SystemEntries.isOne(name)) {
        skipped.add("hidden and system entries are skipped", entry);
      } else if (Files.isDirectory(entry)) {
        String named = Normalizer.normalize(names.getOrDefault(name, name), Normalizer.Form.NFC);
        classes.add(new ClassFolder(named, entry, files(entry, holds(GroupSource.Folder.class))));
      } else if (!name.equals(ClassNames.FILE) && !isMetadata(name)) {
        skipped.add("files beside the class folders have no class and are skipped", entry);
      }
    }
    skipped.report(root, problems);
    classes.sort(Comparator.comparing(ClassFolder::name, CodePoints.ORDER));
    reportCollisions(classes);
    return classes;
  }

  private boolean holds(Class<? extends GroupSource> kind) {
    return groups.filter(kind::isInstance).isPresent();
  }

  private boolean isMetadata(String name) {
    return holds(GroupSource.Metadata.class) && name.equals(GroupSource.Metadata.FILE);
  }

  /**
   * @param nested whether the folders within hold images, too
   */
  private List<Path> files(Path folder, boolean nested) throws IOException {
    Skipped skipped = new Skipped();
    List<Path> files = new ArrayList<>();
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      BasicFileAttributes kind =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (kind.isSymbolicLink()) {
        if (leaves(entry)) {
          skipped.add("symbolic links out of the folder are not followed", entry);
          continue;
        }
        kind = Files.readAttributes(entry, BasicFileAttributes.class);
      }
      if (SystemEntries.isOne(name)) {
        skipped.add("hidden and system entries are skipped", entry);
      } else if (kind.isDirectory() && nested) {
        files.addAll(files(entry, false));
      } else if (kind.isDirectory()) {
        skipped.add("folders within a class folder are not read", entry);
      } else if (!kind.isRegularFile()) {
        skipped.add("these are not regular files and are skipped", entry);
      } else if (ImageKind.isImageName(name) || isUnnamedImage(entry, name)) {
        files.add(entry);
      } else {
        skipped.add("files that are not images are skipped", entry);
      }
    }
    skipped.report(folder, problems);
    return files;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString(), CodePoints.ORDER))
          .toList();
    }
  }

  private static boolean isUnnamedImage(Path file, String name) throws IOException {
    return name.indexOf('.') < 0 && ImageKind.sniff(FileHead.of(file, 32)).isPresent();
  }

  private boolean leaves(Path entry) throws IOException {
    if (!Files.isSymbolicLink(entry)) {
      return false;
    }
    return !Files.exists(entry) || !entry.toRealPath().startsWith(realRoot);
  }

  private void reportCollisions(List<ClassFolder> classes) {
    Map<String, ClassFolder> seen = new HashMap<>();
    for (ClassFolder c : classes) {
      ClassFolder other = seen.putIfAbsent(folded(c.name()), c);
      if (other != null) {
        String how =
            other.name().equals(c.name())
                ? "are the same text in two Unicode forms, or are named the same by "
                    + ClassNames.FILE
                : "differ only in upper and lower case";
        problems.error(
            c.folder(),
            "this class folder's name ("
                + CodePoints.listed(c.folder().getFileName().toString())
                + ") and that of '"
                + other.folder().getFileName()
                + "' ("
                + CodePoints.listed(other.folder().getFileName().toString())
                + ") "
                + how
                + "; rename one of them, or put their images together");
      }
    }
  }

  private static String folded(String name) {
    String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
