package equipoise.core.catalogue;

/** An option that is unknown or has a value that it cannot have. */
public final class OptionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String option;

  OptionException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** The option as the user wrote it. */
  public String option() {
    return option;
  }
}
