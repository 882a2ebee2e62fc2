package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.Shape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The classes that have training rows, for learners that know no others: class k of such a learner
 * is the k-th of them.
 *
 * @param indices of these classes among the trained ones, ascending; at least one
 * @param shape of the training rows
 */
public record TrainedClasses(int[] indices, Shape shape, ClassMap original) {
  /**
   * @param learner for the message, such as "a random forest"
   * @throws IllegalArgumentException if there are no training rows
   */
  public static TrainedClasses of(Resampled train, String learner) {
    Dataset data = train.data().data();
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          learner + " needs at least one row, but '" + data.name() + "' has none");
    }
    int[] counts = data.counts();
    int[] present = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
    return new TrainedClasses(present, data.shape(), train.original());
  }

  public int size() {
    return indices.length;
  }

  /** The labels of the training rows, each 0..size()-1. */
  public int[] labels(Dataset train) {
    return Arrays.stream(train.labels()).map(c -> Arrays.binarySearch(indices, c)).toArray();
  }

  /**
   * The probabilities of the original classes.
   *
   * @param probabilities [size()] of one example
   */
  public float[] originals(double[] probabilities) {
    float[] trained = new float[original.size()];
    for (int k = 0; k < indices.length; k++) {
      trained[indices[k]] = (float) probabilities[k];
    }
    return original.sum(trained);
  }

  /**
   * @param model for the message, such as "the forest"
   * @throws IllegalArgumentException if the data have another shape than the training rows
   */
  public void requireShapeOf(Dataset data, String model) {
    if (!data.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "%s was trained on rows of shape %s, but '%s' has %s"
              .formatted(model, shape, data.name(), data.shape()));
    }
  }
}
