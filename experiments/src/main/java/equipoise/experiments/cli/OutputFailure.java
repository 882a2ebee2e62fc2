package equipoise.experiments.cli;

import java.io.IOException;

/** Standard output took no more: the command ends where it is. */
final class OutputFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputFailure(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
