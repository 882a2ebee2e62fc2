package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** y = x W^T + b, by matrix products. */
final class DenseStep implements Step {
  private final int in;
  private final int out;
  private final Kernels kernels;
  private final Bias bias;
  private final Room output = new Room();
  private final Room gradient = new Room();
  private NativeFloats x = new NativeFloats(0);
  private NativeFloats xGradient = new NativeFloats(0);
  private NativeFloats y = new NativeFloats(0);
  private int capacity;

  DenseStep(Geometry geometry, Parameters parameters, int index) {
    this.in = geometry.inSize();
    this.out = geometry.outSize();
    this.kernels = new Kernels(parameters, index, in);
    this.bias = new Bias(parameters, index, out, 1);
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    x.put(input, n * in);
    Matrix.of(y, out).product(n, in, Matrix.of(x, in), kernels.weights().transposed(), false);
    float[] values = output.of(n * out);
    y.get(values, n * out);
    bias.add(values, n);
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    y.put(outputGradient, n * out);
    Matrix g = Matrix.of(y, out);
    kernels.gradient().product(out, n, g.transposed(), Matrix.of(x, in), false);
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    if (!wanted) {
      return null;
    }
    Matrix.of(xGradient, in).product(n, out, g, kernels.weights(), false);
    float[] values = gradient.of(n * in);
    xGradient.get(values, n * in);
    return values;
  }

  private void grow(int n) {
    if (n > capacity) {
      closeBatch();
      x = new NativeFloats((long) n * in);
      xGradient = new NativeFloats((long) n * in);
      y = new NativeFloats((long) n * out);
      capacity = n;
    }
  }

  private void closeBatch() {
    x.close();
    xGradient.close();
    y.close();
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    closeBatch();
    kernels.close();
  }
}
