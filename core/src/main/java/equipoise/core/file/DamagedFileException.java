package equipoise.core.file;

import java.nio.file.Path;

/** A file of ours that is not what was written: cut off, edited, or another one's. */
public final class DamagedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DamagedFileException(Path file, String reason) {
    this(file, reason, null);
  }

  public DamagedFileException(Path file, String reason, Throwable cause) {
    super(file + ": is damaged: " + reason, cause);
  }
}
