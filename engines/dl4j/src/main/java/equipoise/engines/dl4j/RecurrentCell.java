package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;

/** How a state follows from the sums of its gates, and the way back. */
interface RecurrentCell {
  static RecurrentCell of(Layer.Recurrent layer) {
    return switch (layer.cell()) {
      case RNN -> new TanhCell(layer.units());
      case LSTM -> new LongShortTermCell(layer.units());
    };
  }

  /** Values of one state. */
  int units();

  /** Sums that make one state. */
  int gates();

  /**
   * @param sums [n, gates], may be changed
   * @param states [n, units], to be written
   */
  void forward(int step, float[] sums, float[] states, int n);

  /** Before the last step's backward. */
  default void startBackward(int n) {}

  /**
   * From the last step to the first.
   *
   * @param states the gradient of the step's states
   * @param sums that of its sums, to be written
   */
  void backward(int step, float[] states, float[] sums, int n);
}
