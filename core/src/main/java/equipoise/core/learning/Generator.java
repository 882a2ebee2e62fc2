package equipoise.core.learning;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;

/** Makes images of a class; owns native memory until closed. */
public interface Generator extends AutoCloseable {
  /**
   * @param label index of a class of the training set
   * @param count at least 0
   * @return {@code count} examples of that class whose origin is {@link
   *     equipoise.core.data.Origin.Generated}
   */
  Dataset generate(int label, int count, Seed seed);

  /** The classes that had too few examples to learn from, with the reason for each. */
  default java.util.Map<Integer, String> refused() {
    return java.util.Map.of();
  }

  @Override
  void close();
}
