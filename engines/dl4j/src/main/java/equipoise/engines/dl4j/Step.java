package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/**
 * The computation of one layer. Arrays hold n examples one after another and may be longer; a step
 * returns arrays of its own, which the next call overwrites, and keeps none of its arguments.
 */
interface Step extends AutoCloseable {
  float[] forward(float[] input, int n, Mode mode);

  /**
   * Adds to the gradients of the step's parameters; n and mode are those of the last forward.
   *
   * @param wanted whether the caller needs the input's gradient
   * @return the input's gradient; null if it is not wanted
   */
  float[] backward(float[] outputGradient, int n, boolean wanted);

  /** Says that an update or a load has changed the parameters. */
  default void parametersChanged() {}

  /** Resumes after a number of training batches. */
  default void resume(long batches) {}

  @Override
  default void close() {}
}
