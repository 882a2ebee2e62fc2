package equipoise.engines.api;

import java.util.List;

/**
 * One step of a network, as data. Images are [n, c, h, w]; convolutions are cross-correlations with
 * weights [out, in / groups, kh, kw] (transposed ones [in, out, kh, kw]), dense weights are [out,
 * in]. Layers that hold others make a network a tree.
 */
public sealed interface Layer {
  /**
   * Square convolution; output side floor((side - kernel + 2 padding) / stride) + 1.
   *
   * @param groups input and output channels are cut into so many groups, and each group of outputs
   *     sees one group of inputs: 1 sees all, as many as input channels is depthwise
   */
  record Convolution(
      int filters,
      int kernel,
      int stride,
      int padding,
      int groups,
      boolean bias,
      Initializer initializer)
      implements Layer {
    public Convolution {
      checkKernel(filters, kernel, stride, padding);
      atLeast(1, groups, "groups");
      if (filters % groups != 0) {
        throw new IllegalArgumentException(
            "filters must be a multiple of groups, but are " + filters + " and " + groups);
      }
    }

    /** One group. */
    public Convolution(
        int filters, int kernel, int stride, int padding, boolean bias, Initializer initializer) {
      this(filters, kernel, stride, padding, 1, bias, initializer);
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

  /**
   * Over each example by itself, all its values together; gamma and beta have an entry for every
   * value of an example: Ba, Kiros and Hinton, 2016, arXiv 1607.06450.
   */
  record LayerNorm(double epsilon) implements Layer {
    public static final LayerNorm DEFAULTS = new LayerNorm(1e-5);

    public LayerNorm {
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("epsilon must be above 0, but is " + epsilon);
      }
    }
  }

  /**
   * A layer whose weights, as a matrix W of a row for each output, are divided by W's largest
   * singular value as power iteration estimates it: Miyato et al., ICLR 2018, arXiv 1802.05957. The
   * part {@code u} holds the left vector: v = W'u / |W'u|, in {@link Mode#TRAIN} then u = Wv /
   * |Wv|, one iteration for each forward, and the divisor is u'Wv. Gradients take u and v as
   * constants, as the paper's do.
   *
   * @param of a {@link Convolution}, {@link TransposedConvolution} or {@link Dense}
   */
  record SpectralNorm(Layer of) implements Layer {
    public SpectralNorm {
      if (!(of instanceof Convolution
          || of instanceof TransposedConvolution
          || of instanceof Dense)) {
        throw new IllegalArgumentException(
            "spectral norm takes a convolution, a transposed one or a dense layer, but not " + of);
      }
    }
  }

  /**
   * body(x) + shortcut(x): He et al., CVPR 2016.
   *
   * @param shortcut empty for x itself
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }
  }

  /**
   * The outputs of branches one after another along the channels (the values of [n, d]); all get
   * the same input. A branch without layers hands it on.
   */
  record Concat(List<List<Layer>> branches) implements Layer {
    public Concat {
      branches = branches.stream().map(List::copyOf).toList();
      atLeast(1, branches.size(), "the number of branches");
    }
  }

  /**
   * [n, units]: for each example the row of its label, which the {@link Batch} carries; the values
   * that come in are left aside. In a branch of a {@link Concat} it gives a network its class
   * condition. Weights [classes, units] start from N(0, deviation^2).
   */
  record Embedding(int classes, int units, double deviation) implements Layer {
    public Embedding {
      atLeast(1, classes, "classes");
      atLeast(1, units, "units");
      if (!(deviation >= 0)) {
        throw new IllegalArgumentException("deviation must be at least 0, but is " + deviation);
      }
    }
  }

  /**
   * Both sides times a factor. Bilinear takes pixel centres at half coordinates and repeats the
   * edge, as PyTorch does with {@code align_corners=False}.
   */
  record Upsampling(int factor, Interpolation interpolation) implements Layer {
    public Upsampling {
      atLeast(1, factor, "factor");
    }

    /** How new pixels come about. */
    public enum Interpolation {
      NEAREST,
      BILINEAR
    }
  }

  /**
   * The largest of each window; output side floor((side - size + 2 padding) / stride) + 1.
   *
   * @param padding cells around the image that never win, at most half the size
   */
  record MaxPooling(int size, int stride, int padding) implements Layer {
    public MaxPooling {
      atLeast(1, size, "size");
      atLeast(1, stride, "stride");
      if (padding < 0 || 2 * padding > size) {
        throw new IllegalArgumentException(
            "padding must be from 0 to half the size " + size + ", but is " + padding);
      }
    }

    /** No padding. */
    public MaxPooling(int size, int stride) {
      this(size, stride, 0);
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

  /** [n, c, h, w] to [n, c]; the first of equal ones gets the gradient. */
  record GlobalMaxPooling() implements Layer {}

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
