package equipoise.engines.api;

/**
 * One step of a network, as data. Images are [n, c, h, w]; convolutions are cross-correlations with
 * weights [out, in, kh, kw] (transposed ones [in, out, kh, kw]), dense weights are [out, in].
 */
public sealed interface Layer {
  /** Square convolution; output side floor((side - kernel + 2 padding) / stride) + 1. */
  record Convolution(
      int filters, int kernel, int stride, int padding, boolean bias, Initializer initializer)
      implements Layer {}

  /** Square transposed convolution; output side (side - 1) stride - 2 padding + kernel. */
  record TransposedConvolution(
      int filters, int kernel, int stride, int padding, boolean bias, Initializer initializer)
      implements Layer {}

  record Dense(int units, boolean bias, Initializer initializer) implements Layer {}

  /**
   * Per channel (per value for [n, d]); gamma 1, beta 0 at the start.
   *
   * @param momentum weight of the new batch in the running statistics; the running variance is
   *     unbiased
   */
  record BatchNorm(double epsilon, double momentum) implements Layer {
    public static final BatchNorm DEFAULTS = new BatchNorm(1e-5, 0.1);
  }

  record MaxPooling(int size, int stride) implements Layer {}

  record AveragePooling(int size, int stride) implements Layer {}

  /** [n, c, h, w] to [n, c]. */
  record GlobalAveragePooling() implements Layer {}

  record Relu() implements Layer {}

  record LeakyRelu(double slope) implements Layer {}

  record Tanh() implements Layer {}

  record Sigmoid() implements Layer {}

  /**
   * @param rate share of values set to zero in {@link Mode#TRAIN}; the others are divided by 1 - rate
   */
  record Dropout(double rate) implements Layer {}

  /** [n, c, h, w] to [n, c h w]. */
  record Flatten() implements Layer {}

  /** [n, d] to [n, channels, height, width]. */
  record Reshape(int channels, int height, int width) implements Layer {}

  /** How weights start; biases start at 0. */
  sealed interface Initializer {
    /** N(0, 2 / fanIn): He et al., ICCV 2015. */
    record HeNormal() implements Initializer {}

    /** U(-a, a), a = sqrt(6 / (fanIn + fanOut)): Glorot and Bengio, AISTATS 2010. */
    record GlorotUniform() implements Initializer {}

    record Normal(double deviation) implements Initializer {}
  }
}
