package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.SpectralIteration;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.VectorLayout.Slot;

/** Weights W in use as W / sigma, sigma = u'Wv their largest singular value. */
final class SpectralKernels extends Kernels {
  private final Parameters parameters;
  private final Slot slot;
  private final Slot leftSlot;
  private final float[] plain;
  private final float[] scaled;
  private final float[] left;
  private final SpectralIteration iteration;
  private float[] right;
  private double sigma;

  SpectralKernels(Parameters parameters, Slot slot, Slot left, Layer.SpectralNorm layer) {
    super(parameters, slot);
    this.parameters = parameters;
    this.slot = slot;
    this.leftSlot = left;
    this.plain = new float[slot.size()];
    this.scaled = new float[slot.size()];
    this.left = new float[left.size()];
    this.iteration = SpectralIteration.of(layer, new Tensor(plain, slot.shape()));
  }

  @Override
  void refresh() {
    System.arraycopy(parameters.values, slot.offset(), plain, 0, plain.length);
  }

  /** Before every forward; in training u moves on by one iteration. */
  void normalize(Mode mode) {
    System.arraycopy(parameters.statistics, leftSlot.offset(), left, 0, left.length);
    right = iteration.right(left);
    if (mode == Mode.TRAIN) {
      iteration.iterate(left, 1);
      System.arraycopy(left, 0, parameters.statistics, leftSlot.offset(), left.length);
    }
    sigma = iteration.divisor(left, right);
    float factor = (float) (1 / sigma);
    for (int i = 0; i < plain.length; i++) {
      scaled[i] = plain[i] * factor;
    }
    use(scaled);
  }

  /** dL/dW = (G - (G . W / sigma) u v') / sigma, with G the gradient of W / sigma. */
  @Override
  void addTo(KernelGradient sum, NativeFloats inUse, float[] gradient) {
    inUse.get(gradient, gradient.length);
    double inner = Sums.products(gradient, scaled, 0, gradient.length);
    for (int row = 0; row < left.length; row++) {
      double factor = inner * left[row];
      for (int column = 0; column < right.length; column++) {
        int at = iteration.at(row, column);
        gradient[at] = (float) ((gradient[at] - factor * right[column]) / sigma);
      }
    }
    sum.add(gradient);
  }
}
