package equipoise.engines.dl4j;

/** A layer's weights and their gradient outside the Java heap, as matrices of given row length. */
final class Kernels implements AutoCloseable {
  private final Parameters parameters;
  private final Parameters.Slot slot;
  private final NativeFloats weights;
  private final NativeFloats gradients;
  private final float[] room;
  private final int columns;

  Kernels(Parameters parameters, int layer, int columns) {
    this.parameters = parameters;
    this.slot = parameters.slot(layer, "weight");
    this.weights = new NativeFloats(slot.size());
    this.gradients = new NativeFloats(slot.size());
    this.room = new float[slot.size()];
    this.columns = columns;
  }

  Matrix weights() {
    return Matrix.of(weights, columns);
  }

  /** Overwritten by every backward, then added to the network's gradients. */
  Matrix gradient() {
    return Matrix.of(gradients, columns);
  }

  void addGradient() {
    parameters.addGradient(slot, gradients, room);
  }

  void refresh() {
    weights.put(parameters.values, slot.offset(), slot.size());
  }

  @Override
  public void close() {
    weights.close();
    gradients.close();
  }
}
