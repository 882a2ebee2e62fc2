package equipoise.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * Files and directories of a run directory that appear as a whole or not at all: made beside, then
 * renamed.
 *
 * @param work an empty directory on the same file system, for what is not finished
 */
record WholeFiles(Path work) {
  private static final int SLUG_LENGTH = 40;

  /** Fills a directory. */
  interface Filling {
    void into(Path directory) throws IOException;
  }

  /** Replaces the file if there is one. */
  void write(Path file, String text) {
    try {
      Files.createDirectories(work);
      Path temporary = fresh("file");
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      Files.createDirectories(file.getParent());
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  /** Makes a directory; one of the same name is put out of the way first. */
  void directory(Path target, Filling filling) {
    try {
      Files.createDirectories(work);
      Path temporary = Files.createDirectory(fresh("directory"));
      filling.into(temporary);
      Files.createDirectories(target.getParent());
      if (Files.exists(target)) {
        Path old = fresh("replaced");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": cannot be written", e);
    }
  }

  /** A name that no other thread uses; the file gets the rights that any other file would. */
  private Path fresh(String what) {
    return work.resolve(what + "-" + Thread.currentThread().getId() + "-" + System.nanoTime());
  }

  /** Removes what an earlier process left unfinished. */
  void clear() {
    try {
      if (Files.exists(work)) {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(work + ": cannot be emptied", e);
    }
  }

  private static void delete(Path tree) throws IOException {
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

  /**
   * A file name for any text: its letters, digits and dashes, and a hash that tells it from others.
   * Never a path.
   */
  static String fileName(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String prefix = slug.substring(0, Math.min(SLUG_LENGTH, slug.length()));
    return (prefix.isEmpty() ? "x" : prefix) + "-" + CanonicalJson.hash(text).substring(0, 8);
  }
}
