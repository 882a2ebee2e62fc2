package equipoise.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes files and directories that appear as a whole or not at all, also after a power failure:
 * made beside, flushed to the disk, then renamed.
 *
 * @param work a directory on the same file system for what is not finished; made when it is needed
 */
public record AtomicFiles(Path work) {
  private static final int ATTEMPTS = 5;

  /** Fills a file or directory. */
  public interface Filling {
    /**
     * @param path of a file that does not exist yet, or of an empty directory
     */
    void into(Path path) throws IOException;
  }

  /**
   * Replaces the file if there is one.
   *
   * @throws UncheckedIOException naming the file
   */
  public void write(Path file, String text) {
    file(file, target -> Files.writeString(target, text, StandardCharsets.UTF_8));
  }

  /**
   * Replaces the file if there is one.
   *
   * @throws UncheckedIOException naming the file
   */
  public void file(Path file, Filling filling) {
    try {
      insistently(() -> place(file, filling));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  private void place(Path file, Filling filling) throws IOException {
    Files.createDirectories(work);
    Path temporary = fresh("file");
    filling.into(temporary);
    Placing.flush(temporary);
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Placing.flushDirectory(parent);
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Others who have finished delete a folder that is empty, also between two steps of this one. */
  private static void insistently(Writing writing) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        writing.run();
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Makes a directory; one of the same name is moved aside first and deleted.
   *
   * @throws UncheckedIOException naming the directory
   */
  public void directory(Path target, Filling filling) {
    try {
      insistently(() -> placeDirectory(target, filling));
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": cannot be written", e);
    }
  }

  private void placeDirectory(Path target, Filling filling) throws IOException {
    Files.createDirectories(work);
    Path temporary = Files.createDirectory(fresh("directory"));
    filling.into(temporary);
    flushTree(temporary);
    Path parent = target.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    if (Files.exists(target)) {
      Path old = fresh("replaced");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    Placing.flushDirectory(parent);
  }

  /** A name that no other thread uses; the file gets the rights that any other file would. */
  private Path fresh(String what) {
    return work.resolve(what + "-" + Thread.currentThread().getId() + "-" + System.nanoTime());
  }

  /**
   * Removes what an earlier process left unfinished.
   *
   * @throws UncheckedIOException naming the directory
   */
  public void clear() {
    try {
      if (Files.exists(work)) {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(work + ": cannot be emptied", e);
    }
  }

  private static void flushTree(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(directory)) {
      paths = tree.toList();
    }
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        Placing.flushDirectory(path);
      } else {
        Placing.flush(path);
      }
    }
  }

  /** Deletes a directory with all that is in it. */
  public static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
