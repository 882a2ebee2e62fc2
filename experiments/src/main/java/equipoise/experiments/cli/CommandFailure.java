package equipoise.experiments.cli;

/** A command that could not do what was asked, with the one line that says why. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
