package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One step of a network, as data. Images are [n, c, h, w]; convolutions are cross-correlations with
 * weights [out, in / groups, kh, kw] (transposed ones [in, out, kh, kw]), dense weights are [out,
 * in]. Layers that hold others make a network a tree.
 *
 * <p>The kinds are declared in the interfaces that this one extends, and named through it: {@code
 * Layer.Convolution}. A new kind is one record there, and a method of {@link Visitor}, which every
 * engine then has to implement.
 */
public sealed interface Layer
    extends ProductLayers,
        RecurrentLayers,
        NormLayers,
        PoolingLayers,
        WindowLayers,
        ValueLayers,
        BranchingLayers
    permits Layer.Product,
        ProductLayers.Embedding,
        ProductLayers.SpectralNorm,
        RecurrentLayers.Recurrent,
        NormLayers.BatchNorm,
        NormLayers.LayerNorm,
        NormLayers.GroupNorm,
        NormLayers.LocalResponseNorm,
        NormLayers.UnitLength,
        PoolingLayers.MaxPooling,
        PoolingLayers.AveragePooling,
        PoolingLayers.AdaptiveAveragePooling,
        PoolingLayers.GlobalAveragePooling,
        PoolingLayers.GlobalMaxPooling,
        WindowLayers.Upsampling,
        WindowLayers.ChannelPadding,
        ValueLayers.Relu,
        ValueLayers.LeakyRelu,
        ValueLayers.Tanh,
        ValueLayers.Sigmoid,
        ValueLayers.Silu,
        ValueLayers.Softplus,
        ValueLayers.Relu6,
        ValueLayers.HardSigmoid,
        ValueLayers.HardSwish,
        ValueLayers.Scale,
        ValueLayers.Dropout,
        ValueLayers.Flatten,
        ValueLayers.Reshape,
        BranchingLayers.Residual,
        BranchingLayers.Concat,
        BranchingLayers.Gate,
        BranchingLayers.ConditionalShift {
  /**
   * The shape of one output example.
   *
   * @param input shape of one input example: {c, h, w} or {d}
   * @throws IllegalArgumentException naming layer and shapes, if it cannot take them
   */
  List<Integer> output(List<Integer> input);

  <R> R accept(Visitor<R> visitor);

  /** Such as {@code MaxPooling 2x2 stride 2}, for tables and messages. */
  default String title() {
    return getClass().getSimpleName();
  }

  /** What it owns, weights first; without what it holds in {@link #chains()}. */
  default List<ArraySpec> arrays(List<Integer> input) {
    return List.of();
  }

  /**
   * The values at the start of what it owns, by name.
   *
   * @param random gives each name a generator of its own
   */
  default Map<String, Tensor> initial(
      List<Integer> input, Function<String, RandomGenerator> random) {
    Map<String, Tensor> zeros = new LinkedHashMap<>();
    for (ArraySpec array : arrays(input)) {
      int[] axes = array.shape().stream().mapToInt(Integer::intValue).toArray();
      zeros.put(array.name(), Tensor.zeros(axes));
    }
    return zeros;
  }

  /** Products of a weight and a value for one example, without what it holds. */
  default long multiplications(List<Integer> input) {
    return 0;
  }

  /** The layers that it holds, in chains by the names of {@link Node#path()}. */
  default Map<String, List<Layer>> chains() {
    return Map.of();
  }

  /**
   * The shape of one example at the start of its chains: its own input, unless it says otherwise.
   */
  default List<Integer> chainInput(List<Integer> input) {
    return input;
  }

  /** Labels of a batch must be below; 0 if it needs none. */
  default int labelClasses() {
    return 0;
  }

  /** Length of the vectors of {@link Batch#condition()}; 0 if it needs none. */
  default int conditionWidth() {
    return 0;
  }

  /** A layer whose output is linear in its one array of weights. */
  sealed interface Product extends Layer
      permits ProductLayers.Convolution, ProductLayers.TransposedConvolution, ProductLayers.Dense {
    <R> R acceptProduct(ProductVisitor<R> visitor);

    @Override
    default <R> R accept(Visitor<R> visitor) {
      return acceptProduct(visitor);
    }

    /** Each weight meets a value at each pixel of the output; transposed, of the input. */
    @Override
    default long multiplications(List<Integer> input) {
      List<Integer> strided = outputAxis() == 0 ? output(input) : input;
      long places = Shapes.size(strided) / strided.get(0);
      return places * arrays(input).get(0).size();
    }

    /** The axis of the weights that counts outputs. */
    default int outputAxis() {
      return 0;
    }
  }

  /** What is done for each kind of {@link Product}. */
  interface ProductVisitor<R> {
    R visit(Convolution layer);

    R visit(TransposedConvolution layer);

    R visit(Dense layer);
  }

  /** What is done for each kind of layer. */
  interface Visitor<R> extends ProductVisitor<R> {
    R visit(Embedding layer);

    R visit(SpectralNorm layer);

    R visit(Recurrent layer);

    R visit(BatchNorm layer);

    R visit(LayerNorm layer);

    R visit(GroupNorm layer);

    R visit(LocalResponseNorm layer);

    R visit(UnitLength layer);

    R visit(MaxPooling layer);

    R visit(AveragePooling layer);

    R visit(AdaptiveAveragePooling layer);

    R visit(GlobalAveragePooling layer);

    R visit(GlobalMaxPooling layer);

    R visit(Upsampling layer);

    R visit(ChannelPadding layer);

    R visit(Relu layer);

    R visit(LeakyRelu layer);

    R visit(Tanh layer);

    R visit(Sigmoid layer);

    R visit(Silu layer);

    R visit(Softplus layer);

    R visit(Relu6 layer);

    R visit(HardSigmoid layer);

    R visit(HardSwish layer);

    R visit(Scale layer);

    R visit(Dropout layer);

    R visit(Flatten layer);

    R visit(Reshape layer);

    R visit(Residual layer);

    R visit(Concat layer);

    R visit(Gate layer);

    R visit(ConditionalShift layer);
  }

  /** How weights start; biases start at 0. */
  sealed interface Initializer {
    /**
     * Overwrites values by draws.
     *
     * @param fanIn inputs that meet in one output
     * @param fanOut outputs that one input reaches
     */
    void draw(float[] values, double fanIn, double fanOut, RandomGenerator random);

    /** N(0, 2 / fanIn): He et al., ICCV 2015. */
    record HeNormal() implements Initializer {
      @Override
      public void draw(float[] values, double fanIn, double fanOut, RandomGenerator random) {
        new Normal(Math.sqrt(2 / fanIn)).draw(values, fanIn, fanOut, random);
      }
    }

    /** U(-a, a), a = sqrt(6 / (fanIn + fanOut)): Glorot and Bengio, AISTATS 2010. */
    record GlorotUniform() implements Initializer {
      @Override
      public void draw(float[] values, double fanIn, double fanOut, RandomGenerator random) {
        double bound = Math.sqrt(6 / (fanIn + fanOut));
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
      }
    }

    /** N(0, deviation^2). */
    record Normal(double deviation) implements Initializer {
      @Override
      public void draw(float[] values, double fanIn, double fanOut, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextGaussian() * deviation);
        }
      }
    }
  }
}
