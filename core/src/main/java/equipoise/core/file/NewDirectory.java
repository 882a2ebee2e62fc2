package equipoise.core.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A directory that appears with all its files or not at all: filled under a hidden name beside its
 * place, then renamed. What is there already is never touched, unless it is an empty directory,
 * whose place it takes.
 */
public record NewDirectory(Path path) {
  /**
   * Refuses a place where something is, before any work is done for it.
   *
   * @throws FileAlreadyExistsException if it is a file, or a directory that holds something
   */
  public void require() throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        if (entries.findAny().isPresent()) {
          throw new FileAlreadyExistsException(path.toString(), null, "is not empty");
        }
      }
    } else if (Files.exists(path)) {
      throw new FileAlreadyExistsException(path.toString(), null, "is a file");
    }
  }

  /**
   * Fills the directory; whatever the filling throws, nothing of it stays.
   *
   * @throws FileAlreadyExistsException as {@link #require}
   */
  public void write(AtomicFiles.Filling filling) throws IOException {
    require();
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    Path partial = Files.createDirectory(Placing.partial(target));
    try {
      filling.into(partial);
      Files.deleteIfExists(target);
      Placing.move(partial, target);
    } finally {
      if (Files.exists(partial)) {
        AtomicFiles.delete(partial);
      }
    }
  }
}
