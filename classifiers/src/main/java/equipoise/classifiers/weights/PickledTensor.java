package equipoise.classifiers.weights;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.engines.api.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a pickle: how its values lie in a storage. All values are known to lie inside.
 *
 * @param first of the storage's values
 * @param strides in values, one an axis, at least 0
 * @param span the distance from the first value to the last, plus 1; 0 without values
 */
record PickledTensor(
    PickledStorage storage,
    ElementType type,
    long first,
    List<Integer> shape,
    long[] strides,
    long span) {
  private static final int MOST_AXES = 32;

  /** The most values of a tensor that has more of them than its storage. */
  private static final int MOST_REPEATED = 1 << 20;

  /**
   * @param arguments storage, offset, shape, strides, and what is not needed
   * @param type null for the storage's
   */
  static PickledTensor of(Object[] arguments, ElementType type, PickleInput in) {
    if (arguments.length < 4
        || !(arguments[0] instanceof PickledStorage storage)
        || !(arguments[1] instanceof Long offset)
        || !(arguments[2] instanceof Object[] axes)
        || !(arguments[3] instanceof Object[] steps)) {
      throw in.flaw("a tensor without storage, offset, shape and strides");
    }
    ElementType own = type == null ? storage.type() : type;
    if (own == null || axes.length != steps.length || axes.length > MOST_AXES) {
      throw in.flaw("a tensor of " + axes.length + " axes and " + steps.length + " strides");
    }
    List<Integer> shape = new ArrayList<>();
    for (long axis : numbers(axes, in)) {
      if (axis > Integer.MAX_VALUE) {
        throw in.flaw("a tensor with an axis of " + axis);
      }
      shape.add((int) axis);
    }
    return within(storage, own, offset, shape, numbers(steps, in), in);
  }

  private static PickledTensor within(
      PickledStorage storage,
      ElementType type,
      long offset,
      List<Integer> shape,
      long[] strides,
      PickleInput in) {
    long elements = storage.bytes() / type.bytes() - storage.first();
    String place =
        "a tensor of shape %s and strides %s from value %d of storage %s, which has %d values"
            .formatted(
                shape,
                Arrays.toString(strides),
                offset,
                Visible.shortened(storage.key()),
                elements);
    try {
      long size = 1;
      long last = 0;
      for (int axis = 0; axis < strides.length; axis++) {
        size = Math.multiplyExact(size, (long) shape.get(axis));
        last =
            Math.addExact(
                last, Math.multiplyExact(Math.max(0, shape.get(axis) - 1L), strides[axis]));
      }
      boolean empty = shape.contains(0);
      if (offset < 0 || !empty && Math.addExact(offset, last) >= elements) {
        throw in.flaw(place);
      } else if (!empty && (Math.max(size, last) >= StoredTensor.MOST_VALUES)
          || !empty && size > Math.max(elements, MOST_REPEATED)) {
        throw in.flaw(place + "; at most " + StoredTensor.MOST_VALUES + " are read");
      }
      return new PickledTensor(
          storage, type, storage.first() + offset, shape, strides, empty ? 0 : last + 1);
    } catch (ArithmeticException e) {
      throw new DataException(in.flaw(place).getMessage(), e);
    }
  }

  private static long[] numbers(Object[] values, PickleInput in) {
    long[] numbers = new long[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!(values[i] instanceof Long number) || number < 0) {
        throw in.flaw(
            "a tensor whose shape or strides hold "
                + (values[i] instanceof Number ? values[i] : "no number"));
      }
      numbers[i] = number;
    }
    return numbers;
  }

  /**
   * The values in the order of the axes, last fastest.
   *
   * @param lying the values from the first on, {@link #span()} of them
   */
  float[] arranged(float[] lying) {
    if (span == 0 || rowMajor()) {
      return lying;
    }
    int size = shape.stream().reduce(1, Math::multiplyExact);
    float[] values = new float[size];
    int[] place = new int[strides.length];
    int at = 0;
    for (int i = 0; i < size; i++) {
      values[i] = lying[at];
      for (int axis = place.length - 1; axis >= 0; axis--) {
        at += (int) strides[axis];
        if (++place[axis] < shape.get(axis)) {
          break;
        }
        at -= (int) strides[axis] * place[axis];
        place[axis] = 0;
      }
    }
    return values;
  }

  private boolean rowMajor() {
    long wanted = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      if (shape.get(axis) != 1 && strides[axis] != wanted) {
        return false;
      }
      wanted *= shape.get(axis);
    }
    return true;
  }
}
