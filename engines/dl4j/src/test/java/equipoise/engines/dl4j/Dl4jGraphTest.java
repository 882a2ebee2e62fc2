package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.Window;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own graphs as the reference for networks that are trees. */
class Dl4jGraphTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  static List<NetworkSpec> networks() {
    return List.of(
        new NetworkSpec(
            "residual",
            List.of(3, 8, 8),
            List.of(
                block(3, 6, 2),
                new Layer.Relu(),
                block(6, 6, 1),
                new Layer.MaxPooling(3, 2, 1),
                new Layer.GlobalMaxPooling(),
                new Layer.Dense(3, true, HE))),
        new NetworkSpec(
            "branches",
            List.of(4, 6, 6),
            List.of(
                new Layer.Concat(
                    List.of(
                        List.of(),
                        List.of(new Layer.Convolution(8, 3, 1, 1, 4, true, HE), new Layer.Tanh()),
                        List.of(
                            new Layer.SpectralNorm(new Layer.Convolution(5, 1, 1, 0, true, HE))))),
                new Layer.Upsampling(2, Layer.Upsampling.Interpolation.NEAREST),
                new Layer.Convolution(17, 3, 1, 1, 17, true, HE),
                new Layer.Flatten(),
                new Layer.SpectralNorm(new Layer.Dense(4, true, HE)))),
        new NetworkSpec(
            "windows",
            List.of(4, 9, 8),
            List.of(
                new Layer.Convolution(6, Window.of(1, 7).padded(0, 3), 1, false, HE),
                new Layer.Relu6(),
                new Layer.Convolution(6, Window.of(3, 1).padded(1, 0), 6, true, HE),
                new Layer.LocalResponseNorm(3, 0.5, 0.75, 2),
                new Layer.Convolution(6, Window.of(3).dilated(2).padded(2), 1, true, HE),
                new Layer.AveragePooling(Window.of(3).padded(1), false, true),
                new Layer.MaxPooling(Window.of(2, 3).strided(1, 2).padded(0, 1), false),
                new Layer.Residual(List.of(new Layer.Scale(0.2)), List.of()),
                new Layer.AdaptiveAveragePooling(4, 2))),
        new NetworkSpec(
            "conditional",
            List.of(5),
            List.of(
                new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 4, 1)))),
                new Layer.Dense(32, true, HE),
                new Layer.Reshape(2, 4, 4),
                new Layer.SpectralNorm(new Layer.TransposedConvolution(3, 4, 2, 1, true, HE)),
                new Layer.Silu())));
  }

  private static Layer block(int in, int filters, int stride) {
    List<Layer> shortcut =
        in == filters
            ? List.of()
            : List.of(
                new Layer.Convolution(filters, 1, stride, 0, false, HE), Layer.BatchNorm.DEFAULTS);
    return new Layer.Residual(
        List.of(
            new Layer.Convolution(filters, 3, stride, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.Convolution(filters, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS),
        shortcut);
  }

  private static Tensor noise(int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(5).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputs_are_those_of_dl4js_own_graph(NetworkSpec spec) {
    int[] shape = new int[spec.input().size() + 1];
    shape[0] = 4;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = spec.input().get(i - 1);
    }
    Tensor values = noise(shape);
    Batch batch = values.with(2, 0, 1, 2);
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(1e-2), new Seed(1))) {
      network.learn(batch, Mode.TRAIN, output -> new Loss(0, output));
      network.update();
      ComputationGraph graph = Dl4jExport.graph(spec, network.weights());
      long[] axes = Arrays.stream(shape).asLongStream().toArray();
      INDArray input = Nd4j.createFromArray(values.values()).reshape('c', axes);
      INDArray labels = Nd4j.createFromArray(2f, 0f, 1f, 2f).reshape(4, 1);
      INDArray output =
          graph.getNumInputArrays() == 1
              ? graph.outputSingle(input)
              : graph.outputSingle(input, labels);
      assertThat(network.forward(batch, Mode.INFER).host().values())
          .containsExactly(output.dup('c').data().asFloat(), within(2e-5f));
    }
  }

  @Test
  void what_dl4j_does_not_have_is_named() {
    NetworkSpec norm =
        new NetworkSpec(
            "norm",
            List.of(4),
            List.of(new Layer.Residual(List.of(Layer.LayerNorm.DEFAULTS), List.of())));
    Weights weights = Weights.initial(norm, new Seed(1));
    assertThatThrownBy(() -> Dl4jExport.graph(norm, weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 0.body.0: DL4J has no LayerNorm at all");
    assertThatThrownBy(() -> Dl4jExport.of(norm, weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 0: DL4J has no Residual")
        .hasMessageEndingWith("in a chain; export the network as a graph");
    refused(new Layer.GroupNorm(2));
    refused(new Layer.HardSigmoid());
    refused(new Layer.HardSwish());
    refused(new Layer.Gate(List.of(new Layer.GlobalAveragePooling())));
    Window two = Window.of(2).strided(2);
    Window.Padding oneSide = new Window.Padding(0, 1, 0, 1);
    refused(new Layer.MaxPooling(two, true), "(it rounds down)");
    refused(new Layer.AveragePooling(two, true, true), "(it rounds down)");
    refused(new Layer.AveragePooling(two.padded(1), false, false), "that counts its padding");
    String opposite = "with another padding at opposite edges";
    refused(new Layer.MaxPooling(two.padded(oneSide), false), opposite);
    refused(new Layer.Convolution(2, two.padded(oneSide), 1, true, HE), opposite);
    refused(new Layer.AdaptiveAveragePooling(2, 2), "of images whose sides are no multiples");
    refused(new Layer.Recurrent(Layer.Recurrent.Cell.LSTM, 3, false), "over the rows of an image");
    refused(new Layer.LocalResponseNorm(2, 1, 1, 1), "over an even number of channels");
    refused(new Layer.ConditionalShift(3, List.of(new Layer.Dense(4, true, HE))));
    NetworkSpec groups =
        new NetworkSpec(
            "groups", List.of(4, 3, 3), List.of(new Layer.Convolution(4, 3, 1, 1, 2, true, HE)));
    assertThatThrownBy(() -> Dl4jExport.graph(groups, Weights.initial(groups, new Seed(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in 2 groups");
  }

  private static void refused(Layer layer) {
    refused(layer, "at all");
  }

  private static void refused(Layer layer, String where) {
    NetworkSpec spec = new NetworkSpec("net", List.of(4, 3, 3), List.of(layer));
    assertThatThrownBy(() -> Dl4jExport.graph(spec, Weights.initial(spec, new Seed(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 0: DL4J has no " + layer.title() + " " + where);
  }
}
