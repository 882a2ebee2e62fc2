package equipoise.core.learning;

/** A generator that could not be trained: it collapsed, diverged, or had too little data. */
public final class GenerationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GenerationException(String message) {
    super(message);
  }
}
