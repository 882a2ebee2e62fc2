package equipoise.core.learning;

import equipoise.core.data.Dataset;

/** Tells the probabilities of the original classes; owns native memory until closed. */
public interface Classifier extends AutoCloseable {
  /**
   * @return [data.size()][original classes], each row in [0, 1] and summing to 1
   */
  float[][] probabilities(Dataset data);

  /** How training went; empty for a method that does not train step by step. */
  default LearningCurve learningCurve() {
    return LearningCurve.EMPTY;
  }

  @Override
  default void close() {}
}
