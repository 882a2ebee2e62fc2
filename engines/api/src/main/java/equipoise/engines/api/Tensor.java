package equipoise.engines.api;

import java.util.Arrays;

/**
 * Single-precision values in host memory, last axis fastest. Batches are [n, c, h, w] or [n, d].
 * Not copied on the way in or out: whoever writes into {@link #values()} changes the tensor.
 *
 * @param values product of {@code shape} values
 * @param shape at least one axis
 */
public record Tensor(float[] values, int... shape) {
  public Tensor {
    shape = shape.clone();
    int size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, axis);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "a tensor of shape "
              + Arrays.toString(shape)
              + " has "
              + size
              + " values, not "
              + values.length);
    }
  }

  public static Tensor zeros(int... shape) {
    return new Tensor(new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  /** Length of the first axis. */
  public int count() {
    return shape[0];
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  public Tensor copy() {
    return new Tensor(values.clone(), shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
