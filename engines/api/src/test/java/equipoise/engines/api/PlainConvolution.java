package equipoise.engines.api;

/**
 * A convolution computed from its definition, product by product in double precision: the reference
 * for the engines. Each product joins one value of the input, one of the output and one weight. The
 * dense side is the one the kernel moves over: the input, in transposed convolutions the output.
 */
final class PlainConvolution {
  private final ConvolutionCase one;
  private final float[] weights;
  private final float[] input;
  private final float[] outputGradient;
  private final double[] output;
  private final double[] inputGradient;
  private final double[] weightGradient;
  private final double[] biasGradient;

  /**
   * @param bias null for none
   */
  PlainConvolution(
      ConvolutionCase one, Tensor input, Tensor weights, Tensor bias, Tensor outputGradient) {
    this.one = one;
    this.input = input.values();
    this.weights = weights.values();
    this.outputGradient = outputGradient.values();
    output = new double[outputGradient.size()];
    inputGradient = new double[input.size()];
    weightGradient = new double[weights.size()];
    biasGradient = new double[one.filters()];
    int plane = output.length / one.count() / one.filters();
    for (int i = 0; i < output.length; i++) {
      int filter = i / plane % one.filters();
      output[i] = bias == null ? 0 : bias.values()[filter];
      biasGradient[filter] += this.outputGradient[i];
    }
    examples();
  }

  private void examples() {
    int perGroup = one.channels() / one.groups();
    int filtersPerGroup = one.filters() / one.groups();
    for (int n = 0; n < one.count(); n++) {
      for (int filter = 0; filter < one.filters(); filter++) {
        int first = filter / filtersPerGroup * perGroup;
        for (int c = 0; c < perGroup; c++) {
          int kernel = one.transposed() ? c * one.filters() + filter : filter * perGroup + c;
          planes(n * one.channels() + first + c, n * one.filters() + filter, kernel);
        }
      }
    }
  }

  /** All products of one plane of the input, one of the output and one kernel. */
  private void planes(int inputPlane, int outputPlane, int kernelPlane) {
    int height = one.height();
    int width = one.width();
    int outHeight = one.outputHeight();
    int outWidth = one.outputWidth();
    Window window = one.window();
    int across = window.size().width();
    int cells = window.size().height() * across;
    int stridedHeight = one.transposed() ? height : outHeight;
    int stridedWidth = one.transposed() ? width : outWidth;
    int denseHeight = one.transposed() ? outHeight : height;
    int denseWidth = one.transposed() ? outWidth : width;
    for (int row = 0; row < stridedHeight; row++) {
      for (int column = 0; column < stridedWidth; column++) {
        for (int k = 0; k < cells; k++) {
          int y =
              row * window.stride().height()
                  - window.padding().top()
                  + k / across * window.dilation().height();
          int x =
              column * window.stride().width()
                  - window.padding().left()
                  + k % across * window.dilation().width();
          if (y >= 0 && y < denseHeight && x >= 0 && x < denseWidth) {
            int strided = row * stridedWidth + column;
            int dense = y * denseWidth + x;
            product(
                inputPlane * height * width + (one.transposed() ? strided : dense),
                outputPlane * outHeight * outWidth + (one.transposed() ? dense : strided),
                kernelPlane * cells + k);
          }
        }
      }
    }
  }

  private void product(int in, int out, int weight) {
    output[out] += (double) input[in] * weights[weight];
    inputGradient[in] += (double) outputGradient[out] * weights[weight];
    weightGradient[weight] += (double) outputGradient[out] * input[in];
  }

  double[] output() {
    return output;
  }

  double[] inputGradient() {
    return inputGradient;
  }

  double[] weightGradient() {
    return weightGradient;
  }

  double[] biasGradient() {
    return biasGradient;
  }
}
