package equipoise.core.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts finished files and folders in their place. */
public final class Placing {
  private Placing() {}

  /** A place beside the target, of this process alone, to write to before it is moved. */
  public static Path partial(Path target) {
    return target.resolveSibling(
        ".partial-" + ProcessHandle.current().pid() + "-" + target.getFileName());
  }

  /** Moves at once where the file system can. */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
