package equipoise.core.io.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import equipoise.core.Visible;
import java.util.Objects;

/**
 * Something about a data set that its user should know.
 *
 * @param file the file or folder it is about, control characters made visible
 * @param message what is wrong and what would be right, one line
 */
public record Problem(Severity severity, String file, String message) {
  public Problem {
    Objects.requireNonNull(severity);
    file = Visible.of(file);
    message = Visible.of(message);
  }

  /** How much it matters. */
  public enum Severity {
    /** The data set cannot be used. */
    @JsonProperty("error")
    ERROR,
    /** It can be used as it was read, but perhaps not as it was meant. */
    @JsonProperty("warning")
    WARNING
  }

  /** File and message in one line. */
  public String line() {
    return file + ": " + message;
  }
}
