package equipoise.engines.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import equipoise.engines.api.Mode;

/** y = x W^T + b, by the matrix product of the BLAS that ND4J brings along. */
final class DenseStep implements Step {
  private final int in;
  private final int out;
  private final Parameters parameters;
  private final Parameters.Slot weight;
  private final Parameters.Slot bias;
  private final NativeFloats nativeWeight;
  private final NativeFloats weightGradient;
  private final float[] weightRoom;
  private final Room output = new Room();
  private final Room gradient = new Room();
  private NativeFloats x = new NativeFloats(0);
  private NativeFloats y = new NativeFloats(0);
  private int capacity;

  DenseStep(Geometry geometry, Parameters parameters, int index) {
    this.in = geometry.inSize();
    this.out = geometry.outSize();
    this.parameters = parameters;
    this.weight = parameters.slot(index, "weight");
    this.bias = parameters.slot(index, "bias");
    this.nativeWeight = new NativeFloats(weight.size());
    this.weightGradient = new NativeFloats(weight.size());
    this.weightRoom = new float[weight.size()];
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    x.put(input, n * in);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        n,
        out,
        in,
        1f,
        x.pointer(),
        in,
        nativeWeight.pointer(),
        in,
        0f,
        y.pointer(),
        out);
    float[] values = output.of(n * out);
    y.get(values, n * out);
    if (bias != null) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < out; k++) {
          values[i * out + k] += parameters.values[bias.offset() + k];
        }
      }
    }
    return values;
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    y.put(outputGradient, n * out);
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        out,
        in,
        n,
        1f,
        y.pointer(),
        out,
        x.pointer(),
        in,
        0f,
        weightGradient.pointer(),
        in);
    weightGradient.get(weightRoom, weight.size());
    parameters.addGradient(weight, weightRoom);
    if (bias != null) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < out; k++) {
          parameters.gradients[bias.offset() + k] += outputGradient[i * out + k];
        }
      }
    }
    return wanted ? inputGradient(n) : null;
  }

  private float[] inputGradient(int n) {
    try (NativeFloats g = new NativeFloats((long) n * in)) {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          n,
          in,
          out,
          1f,
          y.pointer(),
          out,
          nativeWeight.pointer(),
          in,
          0f,
          g.pointer(),
          in);
      float[] values = gradient.of(n * in);
      g.get(values, n * in);
      return values;
    }
  }

  private void grow(int n) {
    if (n > capacity) {
      x.close();
      y.close();
      x = new NativeFloats((long) n * in);
      y = new NativeFloats((long) n * out);
      capacity = n;
    }
  }

  @Override
  public void parametersChanged() {
    nativeWeight.put(parameters.values, weight.offset(), weight.size());
  }

  @Override
  public void close() {
    nativeWeight.close();
    weightGradient.close();
    x.close();
    y.close();
  }
}
