package equipoise.experiments.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written, in the words of the system; Java often gives a path. */
public final class Reason {
  private Reason() {}

  /** In a few words, such as "permission denied". */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    if (e instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is there already";
    }
    return String.valueOf(e.getMessage());
  }
}
