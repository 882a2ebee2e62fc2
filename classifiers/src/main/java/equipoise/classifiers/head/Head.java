package equipoise.classifiers.head;

import java.util.List;

/**
 * A last layer, from features to logits, on the host. Its arrays are its own to change. Not for two
 * threads at once.
 */
public interface Head {
  /** Length of a row of features. */
  int features();

  /** Number of logits of a row. */
  int classes();

  /**
   * The logits; remembers the batch for {@link #backward}.
   *
   * @param features [n][features()], one row after the other
   * @return [n][classes()]
   */
  float[] forward(float[] features);

  /**
   * Adds to the gradients of the parameters.
   *
   * @param logits gradient with respect to the last {@link #forward}'s result
   * @return the gradient with respect to its features
   */
  float[] backward(float[] logits);

  /**
   * The arrays that are trained: weights [classes()][features()], then biases if there are any; or
   * as the class says.
   */
  List<float[]> parameters();

  /** The gradients that have added up, in the order and shapes of {@link #parameters()}. */
  List<float[]> gradients();
}
