package equipoise.engines.api;

import java.util.List;

/**
 * One array as a safetensors header describes it.
 *
 * @param shape no axis for a single value
 * @param begin its first byte, counted from the header's end
 * @param end the byte after its last
 */
public record SafeTensorEntry(
    String name, ElementType type, List<Integer> shape, long begin, long end) {
  public SafeTensorEntry {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public int size() {
    return (int) ((end - begin) / type.bytes());
  }
}
