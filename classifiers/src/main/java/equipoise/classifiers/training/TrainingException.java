package equipoise.classifiers.training;

/** A classifier whose training cannot go on, with the network, the step and the remedy. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrainingException(String message) {
    super(message);
  }
}
