package equipoise.engines.dl4j;

import equipoise.engines.api.VectorLayout.Slot;

/**
 * A layer's weights and their gradient outside the Java heap, as matrices: a row per first axis.
 */
class Kernels implements AutoCloseable {
  private final Parameters parameters;
  private final Slot slot;
  private final boolean whole;
  private final NativeFloats weights;
  private final NativeFloats gradients;
  private final float[] room;

  Kernels(Parameters parameters, Slot slot) {
    this.parameters = parameters;
    this.slot = slot;
    this.whole = true;
    this.weights = new NativeFloats(slot.size());
    this.gradients = new NativeFloats(slot.size());
    this.room = new float[slot.size()];
  }

  private Kernels(Kernels of, Slot slot, int from) {
    this.parameters = of.parameters;
    this.slot = slot;
    this.whole = false;
    this.weights = of.weights.slice(from, slot.size());
    this.gradients = of.gradients.slice(from, slot.size());
    this.room = of.room;
  }

  /** The kernels of one group; only the whole refreshes, adds and closes. */
  Kernels group(int group, int groups) {
    Slot share = slot.share(group, groups);
    return new Kernels(this, share, share.offset() - slot.offset());
  }

  Matrix weights() {
    return Matrix.of(weights, columns());
  }

  /** Overwritten by every backward, then added to the network's gradients. */
  Matrix gradient() {
    return Matrix.of(gradients, columns());
  }

  private int columns() {
    return slot.size() / slot.shape()[0];
  }

  /** Adds the native gradient of the last backward to the network's gradients. */
  void addGradient() {
    if (whole) {
      gradients.get(room, room.length);
      parameters.addGradient(slot, ofParameters(room));
    }
  }

  /** The gradient of the parameters from that of the weights in use; may change the array. */
  float[] ofParameters(float[] gradient) {
    return gradient;
  }

  /** Takes over the parameters. */
  void refresh() {
    if (whole) {
      weights.put(parameters.values, slot.offset(), slot.size());
    }
  }

  final void use(float[] values) {
    weights.put(values, values.length);
  }

  @Override
  public void close() {
    if (whole) {
      weights.close();
      gradients.close();
    }
  }
}
