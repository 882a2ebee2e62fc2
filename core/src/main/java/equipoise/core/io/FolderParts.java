package equipoise.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the training and the test part of a folder that holds nothing but such parts. */
final class FolderParts {
  private static final Set<String> TRAIN = Set.of("train", "training");
  private static final Set<String> TEST = Set.of("test", "testing");
  private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");

  private FolderParts() {}

  /** The training and the test part, or the folder itself as the one part. */
  static List<Path> of(Path root, Findings findings) throws Flaw {
    try {
      List<Path> folders = folders(root);
      Optional<Path> train = named(folders, TRAIN);
      Optional<Path> test = named(folders, TEST);
      Optional<Path> validation = named(folders, VALIDATION);
      long known = Stream.of(train, test, validation).filter(Optional::isPresent).count();
      boolean parts = train.isPresent() && test.isPresent() && known == folders.size();
      if (!parts || folders(train.get()).isEmpty()) {
        return List.of(root);
      }
      validation.ifPresent(
          v -> findings.warning(v, "is not read; validation is taken out of the training part"));
      return List.of(train.get(), test.get());
    } catch (IOException e) {
      throw Flaw.of(e);
    }
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !Files.isSymbolicLink(entry))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  private static Optional<Path> named(List<Path> folders, Set<String> names) {
    return folders.stream().filter(f -> names.contains(f.getFileName().toString())).findFirst();
  }
}
