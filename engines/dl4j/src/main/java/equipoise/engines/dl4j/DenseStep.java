package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** y = x W^T + b, by matrix products. */
final class DenseStep implements Step {
  private final Turns turns;
  private final Scratch scratch;
  private final int in;
  private final int out;
  private final Kernels kernels;
  private final Bias bias;
  private NativeFloats x = new NativeFloats(0);
  private int capacity;

  DenseStep(Site site, Kernels kernels, Bias bias) {
    this.turns = site.turns();
    this.scratch = site.scratch();
    this.in = site.geometry().inSize();
    this.out = site.geometry().outSize();
    this.kernels = kernels;
    this.bias = bias;
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    x.put(input, n * in);
    NativeFloats y = scratch.output();
    Matrix.of(y, out).product(n, in, Matrix.of(x, in), kernels.weights().transposed(), false);
    float[] values = turns.other(input, n * out);
    y.get(values, n * out);
    bias.add(values, n);
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    scratch.grow((long) n * in, (long) n * out);
    NativeFloats y = scratch.output();
    y.put(outputGradient, n * out);
    Matrix g = Matrix.of(y, out);
    kernels.gradient().product(out, n, g.transposed(), Matrix.of(x, in), false);
    kernels.addGradient();
    bias.addGradient(outputGradient, n);
    if (!wanted) {
      return null;
    }
    NativeFloats xGradient = scratch.inputGradient();
    Matrix.of(xGradient, in).product(n, out, g, kernels.weights(), false);
    float[] values = turns.other(outputGradient, n * in);
    xGradient.get(values, n * in);
    return values;
  }

  private void grow(int n) {
    scratch.grow((long) n * in, (long) n * out);
    if (n > capacity) {
      x.close();
      x = new NativeFloats((long) n * in);
      capacity = n;
    }
  }

  @Override
  public void parametersChanged() {
    kernels.refresh();
  }

  @Override
  public void close() {
    x.close();
    kernels.close();
  }
}
