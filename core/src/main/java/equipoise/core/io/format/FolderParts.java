package equipoise.core.io.format;

import equipoise.core.CodePoints;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the parts of a folder that holds a training folder of class folders, with a test or
 * validation folder or nothing beside it.
 */
final class FolderParts {
  private FolderParts() {}

  /** The training and, where there is one, the test part; or the folder itself as the one part. */
  static List<Path> of(Path root, Problems problems) throws Flaw {
    try {
      List<Path> others = new ArrayList<>();
      Map<PartName, List<Path>> parts = parts(root, others);
      List<Path> train = parts.getOrDefault(PartName.TRAIN, List.of());
      boolean alone = parts.size() == 1 && !others.isEmpty();
      if (train.isEmpty() || alone || !holdsClasses(train.get(0))) {
        return List.of(root);
      }
      for (List<Path> same : parts.values()) {
        requireOne(same);
      }
      for (Path validation : parts.getOrDefault(PartName.VALIDATION, List.of())) {
        problems.warning(validation, "is not read; " + PartName.VALIDATION_UNREAD);
      }
      others.forEach(
          other -> problems.warning(other, "is neither a training nor a test part; not read"));
      List<Path> test = parts.getOrDefault(PartName.TEST, List.of());
      return test.isEmpty() ? train : List.of(train.get(0), test.get(0));
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private static Map<PartName, List<Path>> parts(Path root, List<Path> others) throws IOException {
    Map<PartName, List<Path>> parts = new EnumMap<>(PartName.class);
    for (Path folder : folders(root)) {
      PartName.of(folder.getFileName().toString())
          .ifPresentOrElse(
              part -> parts.computeIfAbsent(part, p -> new ArrayList<>()).add(folder),
              () -> others.add(folder));
    }
    return parts;
  }

  private static void requireOne(List<Path> same) throws Flaw {
    if (same.size() > 1) {
      throw new Flaw(
          "holds the folders '"
              + same.get(0).getFileName()
              + "' and '"
              + same.get(1).getFileName()
              + "', which may both be the same part; rename one");
    }
  }

  /** Whether a folder holds folders, and no image beside them. */
  private static boolean holdsClasses(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      boolean image =
          entries.anyMatch(
              entry ->
                  ImageKind.isImageName(entry.getFileName().toString())
                      && Files.isRegularFile(entry));
      return !image && !folders(folder).isEmpty();
    }
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !Files.isSymbolicLink(entry))
          .filter(entry -> !SystemEntries.isOne(entry.getFileName().toString()))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString(), CodePoints.ORDER))
          .toList();
    }
  }
}
