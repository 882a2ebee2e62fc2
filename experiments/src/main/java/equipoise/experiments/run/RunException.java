package equipoise.experiments.run;

/**
 * A run that cannot go on for a reason outside the study: the directory is in use or cannot be
 * written, no engine works. The message is one line with the remedy.
 */
public class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
