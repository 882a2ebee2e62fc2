package equipoise.engines.api;

import java.util.Arrays;

/**
 * Single-precision values in host memory, last axis fastest. Batches are [n, c, h, w] or [n, d].
 * Not copied on the way in or out: whoever writes into {@link #values()} changes the tensor.
 *
 * @param values product of {@code shape} values
 * @param shape at least one axis
 */
public record Tensor(float[] values, int... shape) implements Batch {
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

  /** Itself. */
  @Override
  public Tensor host() {
    return this;
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /**
   * This tensor, if all its values are finite.
   *
   * @param what the words before the message's "holds NaN at [..]"
   * @throws IllegalArgumentException naming the first value that is not, and its place
   */
  public Tensor requireFinite(String what) {
    if (!finite()) {
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw new IllegalArgumentException(
              what + " holds " + values[i] + " at " + Arrays.toString(place(i)));
        }
      }
    }
    return this;
  }

  /** 0 times a finite number is 0, times any other NaN; the sums let the compiler vectorise. */
  private boolean finite() {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      a += 0 * values[i];
      b += 0 * values[i + 1];
      c += 0 * values[i + 2];
      d += 0 * values[i + 3];
    }
    for (; i < values.length; i++) {
      a += 0 * values[i];
    }
    return a + b + c + d == 0;
  }

  private int[] place(int index) {
    int[] place = new int[shape.length];
    int rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      place[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return place;
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
