package equipoise.engines.api;

/**
 * One step of a network, as data. Images are [n, c, h, w]; convolutions are cross-correlations with
 * weights [out, in, kh, kw] (transposed ones [in, out, kh, kw]), dense weights are [out, in].
 */
public sealed interface Layer {
  /** Square convolution; output side floor((side - kernel + 2 padding) / stride) + 1. */
  record Convolution(
      int filters, int kernel, int stride, int padding, boolean bias, Initializer initializer)
      implements Layer {
    public Convolution {
      checkKernel(filters, kernel, stride, padding);
    }
  }

  /** Square transposed convolution; output side (side - 1) stride - 2 padding + kernel. */
  record TransposedConvolution(
      int filters, int kernel, int stride, int padding, boolean bias, Initializer initializer)
      implements Layer {
    public TransposedConvolution {
      checkKernel(filters, kernel, stride, padding);
    }
  }

  record Dense(int units, boolean bias, Initializer initializer) implements Layer {
    public Dense {
      atLeast(1, units, "units");
    }
  }

  /**
   * Per channel (per value for [n, d]); gamma 1, beta 0 at the start.
   *
   * @param momentum weight of the new batch in the running statistics; the running variance is
   *     unbiased
   */
  record BatchNorm(double epsilon, double momentum) implements Layer {
    public static final BatchNorm DEFAULTS = new BatchNorm(1e-5, 0.1);

    public BatchNorm {
      if (!(epsilon > 0) || !(momentum > 0 && momentum <= 1)) {
        throw new IllegalArgumentException(
            "batch norm needs epsilon above 0 and momentum in (0, 1], but has "
                + epsilon
                + ", "
                + momentum);
      }
    }
  }

  record MaxPooling(int size, int stride) implements Layer {
    public MaxPooling {
      atLeast(1, size, "size");
      atLeast(1, stride, "stride");
    }
  }

  record AveragePooling(int size, int stride) implements Layer {
    public AveragePooling {
      atLeast(1, size, "size");
      atLeast(1, stride, "stride");
    }
  }

  /** [n, c, h, w] to [n, c]. */
  record GlobalAveragePooling() implements Layer {}

  record Relu() implements Layer {}

  record LeakyRelu(double slope) implements Layer {}

  record Tanh() implements Layer {}

  record Sigmoid() implements Layer {}

  /**
   * @param rate share of values set to zero in {@link Mode#TRAIN}; the others are divided by 1 -
   *     rate
   */
  record Dropout(double rate) implements Layer {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("rate must be from 0 to below 1, but is " + rate);
      }
    }
  }

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

  private static void checkKernel(int filters, int kernel, int stride, int padding) {
    atLeast(1, filters, "filters");
    atLeast(1, kernel, "kernel");
    atLeast(1, stride, "stride");
    atLeast(0, padding, "padding");
  }

  private static void atLeast(int bound, int value, String name) {
    if (value < bound) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }
}
