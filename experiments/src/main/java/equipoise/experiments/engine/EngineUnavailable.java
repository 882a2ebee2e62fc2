package equipoise.experiments.engine;

/**
 * An engine, device or precision that this machine cannot offer. The message is one line that says
 * what is missing and what to do.
 */
public final class EngineUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
