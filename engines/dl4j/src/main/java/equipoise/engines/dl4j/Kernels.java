package equipoise.engines.dl4j;

import equipoise.engines.api.VectorLayout.Slot;

/**
 * A layer's weights and their gradient outside the Java heap, as matrices: a row per first axis.
 */
class Kernels implements AutoCloseable {
  private final Parameters parameters;
  private final Slot slot;
  private final Kernels whole;
  private final NativeFloats weights;
  private final NativeFloats gradients;
  private final KernelGradient gradient;
  private final float[] room;
  private long version;

  Kernels(Parameters parameters, Slot slot) {
    this.parameters = parameters;
    this.slot = slot;
    this.whole = this;
    this.weights = new NativeFloats(slot.size());
    this.gradients = new NativeFloats(slot.size());
    this.gradient = parameters.kernelGradient(slot);
    this.room = new float[slot.size()];
  }

  private Kernels(Kernels of, Slot slot, int from) {
    this.parameters = of.parameters;
    this.slot = slot;
    this.whole = of.whole;
    this.weights = of.weights.slice(from, slot.size());
    this.gradients = of.gradients.slice(from, slot.size());
    this.gradient = of.gradient;
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

  /** Changes with the weights in use. */
  long version() {
    return whole.version;
  }

  private int columns() {
    return slot.size() / slot.shape()[0];
  }

  /** Adds the native gradient of the last backward to the network's gradients. */
  void addGradient() {
    if (whole == this) {
      addTo(gradient, gradients, room);
    }
  }

  /**
   * Adds the gradient of the parameters.
   *
   * @param inUse the gradient of the weights in use
   * @param spare of their size
   */
  void addTo(KernelGradient sum, NativeFloats inUse, float[] spare) {
    sum.add(inUse, spare);
  }

  /** Takes over the parameters. */
  void refresh() {
    if (whole == this) {
      weights.put(parameters.values, slot.offset(), slot.size());
      version++;
    }
  }

  final void use(float[] values) {
    weights.put(values, values.length);
    version++;
  }

  @Override
  public void close() {
    if (whole == this) {
      weights.close();
      gradients.close();
    }
  }
}
