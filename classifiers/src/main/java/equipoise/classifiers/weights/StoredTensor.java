package equipoise.classifiers.weights;

import equipoise.core.data.DataException;
import equipoise.engines.api.ElementType;
import equipoise.engines.api.Tensor;
import java.util.List;

/**
 * A named array that lies in a file; its values are read when they are asked for.
 *
 * @param shape no axis for a single value
 * @param source reads the values
 */
public record StoredTensor(String name, ElementType type, List<Integer> shape, Source source) {
  /** The most values that a tensor may have: 1 GiB as floats. */
  static final int MOST_VALUES = 1 << 28;

  /** Reads from the file. */
  @FunctionalInterface
  public interface Source {
    /**
     * As many values as the shape says, last axis fastest, rounded to float.
     *
     * @throws DataException naming file and tensor
     */
    float[] values();
  }

  public StoredTensor {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long size() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /**
   * The values under their shape; a single value has the shape [1].
   *
   * @throws DataException naming file and tensor, if the values cannot be read
   */
  public Tensor read() {
    int[] axes = shape.stream().mapToInt(Integer::intValue).toArray();
    return new Tensor(source.values(), axes.length == 0 ? new int[] {1} : axes);
  }
}
