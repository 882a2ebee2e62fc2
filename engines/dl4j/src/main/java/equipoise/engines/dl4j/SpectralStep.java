package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;

/** A step whose kernels are divided by their largest singular value. */
record SpectralStep(SpectralKernels kernels, Step step) implements Step {
  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    kernels.normalize(mode);
    return step.forward(input, n, mode);
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    return step.backward(outputGradient, n, wanted);
  }

  @Override
  public void parametersChanged() {
    step.parametersChanged();
  }

  @Override
  public void close() {
    step.close();
  }
}
