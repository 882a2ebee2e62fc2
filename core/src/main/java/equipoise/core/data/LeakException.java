package equipoise.core.data;

/**
 * Something that must not be known in training would have been, or a synthetic row been scored on.
 */
public final class LeakException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public LeakException(String message) {
    super(message);
  }
}
