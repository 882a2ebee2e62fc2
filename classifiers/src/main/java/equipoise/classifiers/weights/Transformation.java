package equipoise.classifiers.weights;

import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.List;

/** How an array of a file becomes one of ours, whose convolutions are [out, in, height, width]. */
public enum Transformation {
  /** As it is. */
  NONE(),
  /** A dense layer's [in, out], as in Keras, to [out, in]. */
  DENSE(1, 0),
  /** A convolution's [height, width, in, out], as in Keras, to [out, in, height, width]. */
  CONVOLUTION(3, 2, 0, 1),
  /** The same for a first layer that was trained on blue, green, red and is given red first. */
  BLUE_FIRST(3, 2, 0, 1),
  /**
   * A depthwise convolution's [height, width, in, multiplier], as in Keras, to [in, multiplier,
   * height, width]; with a multiplier of 1 that is our [in, 1, height, width].
   */
  DEPTHWISE(2, 3, 0, 1);

  private final int[] axes;

  Transformation(int... axes) {
    this.axes = axes;
  }

  /**
   * The shape that an array of the file takes; that shape itself where it has another number of
   * axes, so that a message can name it.
   */
  List<Integer> shape(List<Integer> shape) {
    if (axes.length != shape.size()) {
      return shape;
    }
    return Arrays.stream(axes).mapToObj(shape::get).toList();
  }

  /**
   * @param tensor with as many axes as are named above
   */
  Tensor of(Tensor tensor) {
    if (this == NONE) {
      return tensor;
    }
    int[] given = tensor.shape();
    int[] steps = new int[given.length];
    int step = 1;
    for (int axis = given.length - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= given[axis];
    }
    int[] shape = new int[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      shape[axis] = given[axes[axis]];
    }
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      int rest = i;
      int at = 0;
      for (int axis = axes.length - 1; axis >= 0; axis--) {
        int place = rest % shape[axis];
        int from = this == BLUE_FIRST && axis == 1 ? shape[axis] - 1 - place : place;
        at += from * steps[axes[axis]];
        rest /= shape[axis];
      }
      values[i] = tensor.values()[at];
    }
    return new Tensor(values, shape);
  }
}
