package equipoise.core.data;

/**
 * Data or a study file that cannot be used. The message is one line: file, place, what is wrong,
 * what would be right.
 */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
