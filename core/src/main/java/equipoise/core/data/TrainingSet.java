package equipoise.core.data;

import java.util.List;
import java.util.Objects;

/**
 * What samplers, generators and learners may see. Only {@link Splits} makes one, so test rows
 * cannot reach them; everything else derives one from another.
 */
public final class TrainingSet {
  private final Dataset data;

  TrainingSet(Dataset data) {
    this.data = Objects.requireNonNull(data);
  }

  public Dataset data() {
    return data;
  }

  public int size() {
    return data.size();
  }

  /** Number of examples of each class. */
  public int[] counts() {
    return data.counts();
  }

  /**
   * These examples, then the synthetic ones.
   *
   * @throws IllegalArgumentException if one of them claims to be real: that would be a way for test
   *     images into training
   */
  public TrainingSet plus(Dataset synthetic) {
    for (int i = 0; i < synthetic.size(); i++) {
      if (synthetic.origin(i).isReal()) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " to be added to the training set is not synthetic: "
                + synthetic.origin(i));
      }
    }
    return new TrainingSet(data.concat(synthetic));
  }

  /** The given rows of this set, in the given order. */
  public TrainingSet select(int[] rows) {
    return new TrainingSet(data.select(rows));
  }

  /** The same examples under other labels, as class decomposition needs it. */
  public TrainingSet relabel(int[] labels, List<String> classes) {
    return new TrainingSet(data.relabel(labels, classes));
  }
}
