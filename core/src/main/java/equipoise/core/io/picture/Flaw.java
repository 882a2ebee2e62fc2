package equipoise.core.io.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** What makes a file unusable; the caller, which knows the file, adds its name. */
public final class Flaw extends Exception {
  private static final long serialVersionUID = 1L;

  public Flaw(String message) {
    super(message);
  }

  public Flaw(String message, Throwable cause) {
    super(message, cause);
  }

  public static Flaw of(IOException e) {
    return new Flaw(words(e), e);
  }

  private static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read (permission denied)";
    }
    if (e instanceof ZipException) {
      return "the compressed data is damaged (" + e.getMessage() + "); fetch the file again";
    }
    if (e instanceof EOFException) {
      return "the file is cut off; fetch it again";
    }
    return "cannot be read (" + e.getMessage() + ")";
  }
}
