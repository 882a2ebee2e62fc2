package equipoise.experiments.run;

/** The directory that a run is to be written to holds something else. */
public final class OutputRefused extends RunException {
  private static final long serialVersionUID = 1L;

  OutputRefused(String message) {
    super(message);
  }
}
