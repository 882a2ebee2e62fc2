package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Layers with weights. */
interface ProductLayers {
  /**
   * A convolution; output side floor((side - kernel + padding) / stride) + 1, with the padding of
   * both edges and the kernel's reach (kernel - 1) dilation + 1. Its padding is zeros.
   *
   * @param groups number of groups of channels; each group of outputs sees one group of inputs. 1
   *     is the full convolution, as many as input channels a depthwise one
   */
  record Convolution(
      int filters, Window window, int groups, boolean bias, Layer.Initializer initializer)
      implements Layer.Product {
    public Convolution {
      Shapes.atLeast(1, filters, "filters");
      Shapes.atLeast(1, groups, "groups");
      if (filters % groups != 0) {
        throw new IllegalArgumentException(
            "filters must be a multiple of groups, but are " + filters + " and " + groups);
      }
    }

    /** A square kernel, the same stride and padding everywhere. */
    public Convolution(
        int filters,
        int kernel,
        int stride,
        int padding,
        int groups,
        boolean bias,
        Layer.Initializer initializer) {
      this(filters, Window.of(kernel).strided(stride).padded(padding), groups, bias, initializer);
    }

    /** The same, in one group. */
    public Convolution(
        int filters,
        int kernel,
        int stride,
        int padding,
        boolean bias,
        Layer.Initializer initializer) {
      this(filters, kernel, stride, padding, 1, bias, initializer);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      if (input.get(0) % groups != 0) {
        throw new IllegalArgumentException(
            String.format(
                "%s needs a multiple of %d channels, but gets %s",
                title(), groups, Shapes.text(input)));
      }
      return Shapes.windows(this, input, filters, window);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      Window.Sides size = window.size();
      return weights(
          List.of(filters, input.get(0) / groups, size.height(), size.width()), bias, filters);
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Product.super.initial(input, random);
      double area = window.size().area();
      double seen = input.get(0) / groups;
      draw(start, initializer, seen * area, filters * area, random);
      return start;
    }

    @Override
    public String title() {
      return "Convolution "
          + kernelText(filters, window, bias)
          + (groups == 1 ? "" : " in " + groups + " groups");
    }

    @Override
    public <R> R acceptProduct(ProductVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Square transposed convolution; output side (side - 1) stride - 2 padding + kernel. */
  record TransposedConvolution(
      int filters, int kernel, int stride, int padding, boolean bias, Layer.Initializer initializer)
      implements Layer.Product {
    public TransposedConvolution {
      Shapes.atLeast(1, filters, "filters");
      Shapes.atLeast(1, kernel, "kernel");
      Shapes.atLeast(1, stride, "stride");
      Shapes.atLeast(0, padding, "padding");
    }

    /** Where its kernel lies in the output. */
    public Window window() {
      return Window.of(kernel).strided(stride).padded(padding);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      int height = (input.get(1) - 1) * stride - 2 * padding + kernel;
      int width = (input.get(2) - 1) * stride - 2 * padding + kernel;
      return Shapes.image(this, input, filters, height, width);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      return weights(List.of(input.get(0), filters, kernel, kernel), bias, filters);
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Product.super.initial(input, random);
      double area = kernel * kernel;
      double met = area / (stride * stride);
      draw(start, initializer, input.get(0) * met, filters * area, random);
      return start;
    }

    @Override
    public String title() {
      return "TransposedConvolution " + kernelText(filters, window(), bias);
    }

    @Override
    public int outputAxis() {
      return 1;
    }

    @Override
    public <R> R acceptProduct(ProductVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Dense(int units, boolean bias, Layer.Initializer initializer) implements Layer.Product {
    public Dense {
      Shapes.atLeast(1, units, "units");
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireVector(this, input);
      return List.of(units);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      return weights(List.of(units, input.get(0)), bias, units);
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Product.super.initial(input, random);
      draw(start, initializer, input.get(0), units, random);
      return start;
    }

    @Override
    public String title() {
      return "Dense " + units + (bias ? "" : " without bias");
    }

    @Override
    public <R> R acceptProduct(ProductVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * [n, units]: for each example the row of its label, which the {@link Batch} carries; the values
   * that come in are not used. In a branch of a {@link Layer.Concat} it gives a network its class
   * condition. Weights [classes, units] start from N(0, deviation^2).
   */
  record Embedding(int classes, int units, double deviation) implements Layer {
    public Embedding {
      Shapes.atLeast(1, classes, "classes");
      Shapes.atLeast(1, units, "units");
      if (!(deviation >= 0)) {
        throw new IllegalArgumentException("deviation must be at least 0, but is " + deviation);
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(units);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      return weights(List.of(classes, units), false, units);
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Layer.super.initial(input, random);
      draw(start, new Initializer.Normal(deviation), classes, units, random);
      return start;
    }

    @Override
    public int labelClasses() {
      return classes;
    }

    @Override
    public String title() {
      return "Embedding of " + classes + " classes";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A layer whose weights, as a matrix W with one row per output, are divided by W's largest
   * singular value as power iteration estimates it: Miyato et al., ICLR 2018, arXiv 1802.05957. The
   * array {@code u} holds the left vector: v = W'u / |W'u|, in {@link Mode#TRAIN} then u = Wv /
   * |Wv|, one iteration for each forward, and the divisor is u'Wv. Gradients take u and v as
   * constants, as the paper's do.
   */
  record SpectralNorm(Layer.Product of) implements Layer {
    /** As many as PyTorch's parametrisation makes before the first step. */
    private static final int ITERATIONS_AT_START = 15;

    @Override
    public List<Integer> output(List<Integer> input) {
      return of.output(input);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      List<ArraySpec> arrays = new ArrayList<>(of.arrays(input));
      arrays.add(new ArraySpec("u", List.of(of.output(input).get(0)), false));
      return arrays;
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = of.initial(input, random);
      float[] u = new float[of.output(input).get(0)];
      new Initializer.Normal(1).draw(u, 1, 1, random.apply("u"));
      SpectralIteration.of(this, start.get("weight")).iterate(u, ITERATIONS_AT_START);
      start.put("u", new Tensor(u, u.length));
      return start;
    }

    @Override
    public String title() {
      return "SpectralNorm of " + of.title();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  private static List<ArraySpec> weights(List<Integer> shape, boolean bias, int outputs) {
    ArraySpec weight = new ArraySpec("weight", shape, true);
    return bias ? List.of(weight, new ArraySpec("bias", List.of(outputs), true)) : List.of(weight);
  }

  private static void draw(
      Map<String, Tensor> start,
      Layer.Initializer initializer,
      double fanIn,
      double fanOut,
      Function<String, RandomGenerator> random) {
    initializer.draw(start.get("weight").values(), fanIn, fanOut, random.apply("weight"));
  }

  private static String kernelText(int filters, Window window, boolean bias) {
    return filters + " of " + window.text() + (bias ? "" : " no bias");
  }
}
