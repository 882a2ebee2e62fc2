package equipoise.engines.api;

import static equipoise.engines.api.ContractNetworks.HE;
import static equipoise.engines.api.ContractNetworks.generator;
import static equipoise.engines.api.ContractNetworks.spec;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every layer's gradients agree with finite differences. An engine's module extends this class. */
public abstract class GradientContract {
  private static final List<Integer> IMAGE = List.of(3, 7, 6);

  protected abstract Engine engine();

  @TestFactory
  Stream<DynamicTest> gradients_agree_with_finite_differences() {
    Map<String, NetworkSpec> cases = new LinkedHashMap<>();
    convolutions(cases);
    spectralAndGroups(cases);
    poolingAndNorms(cases);
    layerNormsAndUpsampling(cases);
    functions(cases);
    trees(cases);
    conditions(cases);
    windows(cases);
    gatesAndRows(cases);
    return cases.entrySet().stream()
        .flatMap(
            entry ->
                Arrays.stream(Mode.values())
                    .map(
                        mode ->
                            DynamicTest.dynamicTest(
                                entry.getKey() + " in " + mode,
                                () -> checkGradients(entry.getValue(), mode))));
  }

  private static void convolutions(Map<String, NetworkSpec> cases) {
    cases.put("convolution", spec(IMAGE, new Layer.Convolution(4, 3, 1, 0, true, HE)));
    cases.put(
        "padded strided convolution", spec(IMAGE, new Layer.Convolution(4, 4, 2, 1, true, HE)));
    cases.put(
        "convolution without bias", spec(IMAGE, new Layer.Convolution(2, 5, 1, 2, false, HE)));
    cases.put("1x1 convolution", spec(IMAGE, new Layer.Convolution(9, 1, 1, 0, true, HE)));
    cases.put(
        "convolution that leaves a rest of its input",
        spec(List.of(2, 8, 8), new Layer.Convolution(3, 3, 2, 0, true, HE)));
    cases.put(
        "convolution of eight channels",
        spec(List.of(8, 9, 9), new Layer.Convolution(16, 3, 1, 1, true, HE)));
    cases.put(
        "transposed convolution",
        spec(IMAGE, new Layer.TransposedConvolution(4, 4, 2, 1, true, HE)));
    cases.put(
        "transposed convolution without stride and bias",
        spec(IMAGE, new Layer.TransposedConvolution(5, 3, 1, 0, false, HE)));
  }

  private static void spectralAndGroups(Map<String, NetworkSpec> cases) {
    cases.put(
        "convolution in two groups",
        spec(List.of(4, 6, 7), new Layer.Convolution(6, 3, 2, 1, 2, true, HE)));
    cases.put(
        "depthwise convolution",
        spec(List.of(5, 6, 7), new Layer.Convolution(5, 3, 1, 1, 5, true, HE)));
    cases.put(
        "depthwise convolution with two filters a channel",
        spec(List.of(3, 6, 7), new Layer.Convolution(6, 3, 1, 0, 3, false, HE)));
    cases.put(
        "spectral norm of a convolution",
        spec(IMAGE, new Layer.SpectralNorm(new Layer.Convolution(4, 3, 1, 1, true, HE))));
    cases.put(
        "spectral norm of a convolution in groups",
        spec(
            List.of(4, 6, 7),
            new Layer.SpectralNorm(new Layer.Convolution(6, 3, 2, 1, 2, true, HE))));
    cases.put(
        "spectral norm of a transposed convolution",
        spec(
            IMAGE, new Layer.SpectralNorm(new Layer.TransposedConvolution(4, 4, 2, 1, false, HE))));
    cases.put(
        "spectral norm of a dense layer",
        spec(List.of(7), new Layer.SpectralNorm(new Layer.Dense(5, true, HE))));
  }

  private static void poolingAndNorms(Map<String, NetworkSpec> cases) {
    cases.put("batch norm of images", spec(IMAGE, Layer.BatchNorm.DEFAULTS));
    cases.put("batch norm of vectors", spec(List.of(9), Layer.BatchNorm.DEFAULTS));
    cases.put("max pooling", spec(IMAGE, new Layer.MaxPooling(2, 2)));
    cases.put(
        "convolution, relu and max pooling",
        spec(
            IMAGE,
            new Layer.Convolution(4, 2, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2)));
    cases.put(
        "relu and max pooling of odd images",
        spec(IMAGE, new Layer.Relu(), new Layer.MaxPooling(2, 2)));
    cases.put("overlapping max pooling", spec(IMAGE, new Layer.MaxPooling(3, 2)));
    cases.put("average pooling", spec(IMAGE, new Layer.AveragePooling(2, 2)));
    cases.put("overlapping average pooling", spec(IMAGE, new Layer.AveragePooling(3, 2)));
    cases.put("global average pooling", spec(IMAGE, new Layer.GlobalAveragePooling()));
  }

  private static void layerNormsAndUpsampling(Map<String, NetworkSpec> cases) {
    cases.put("padded max pooling", spec(IMAGE, new Layer.MaxPooling(3, 2, 1)));
    cases.put("global max pooling", spec(IMAGE, new Layer.GlobalMaxPooling()));
    cases.put("layer norm of images", spec(IMAGE, Layer.LayerNorm.DEFAULTS));
    cases.put("layer norm of vectors", spec(List.of(9), Layer.LayerNorm.DEFAULTS));
    cases.put(
        "nearest upsampling",
        spec(IMAGE, new Layer.Upsampling(3, Layer.Upsampling.Interpolation.NEAREST)));
    cases.put(
        "bilinear upsampling",
        spec(IMAGE, new Layer.Upsampling(2, Layer.Upsampling.Interpolation.BILINEAR)));
  }

  private static void functions(Map<String, NetworkSpec> cases) {
    cases.put("dense", spec(List.of(7), new Layer.Dense(5, true, HE)));
    cases.put("dense without bias", spec(List.of(7), new Layer.Dense(5, false, HE)));
    cases.put("relu", spec(IMAGE, new Layer.Relu()));
    cases.put("leaky relu", spec(IMAGE, new Layer.LeakyRelu(0.2)));
    cases.put("tanh", spec(IMAGE, new Layer.Tanh()));
    cases.put("sigmoid", spec(IMAGE, new Layer.Sigmoid()));
    cases.put("flatten", spec(IMAGE, new Layer.Flatten(), new Layer.Dense(3, true, HE)));
    cases.put(
        "reshape",
        spec(List.of(12), new Layer.Reshape(3, 2, 2), new Layer.Convolution(2, 2, 1, 0, true, HE)));
    cases.put("generator", generator());
  }

  private static void trees(Map<String, NetworkSpec> cases) {
    List<Layer> body =
        List.of(
            new Layer.Convolution(3, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Sigmoid());
    cases.put("residual", spec(IMAGE, new Layer.Residual(body, List.of()), new Layer.Tanh()));
    cases.put(
        "residual with a shortcut of its own",
        spec(
            IMAGE,
            new Layer.Sigmoid(),
            new Layer.Residual(
                List.of(new Layer.Convolution(5, 3, 2, 1, true, HE)),
                List.of(new Layer.Convolution(5, 1, 2, 0, false, HE)))));
    cases.put(
        "residual within a residual",
        spec(
            IMAGE,
            new Layer.Residual(
                List.of(new Layer.Residual(body, List.of()), new Layer.Tanh()), List.of())));
    cases.put(
        "concatenation",
        spec(
            IMAGE,
            new Layer.Concat(
                List.of(List.of(), body, List.of(new Layer.Convolution(2, 1, 1, 0, true, HE)))),
            new Layer.Convolution(2, 3, 1, 0, true, HE)));
    cases.put(
        "embedding",
        spec(
            List.of(4),
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 2, 1)))),
            new Layer.Dense(5, true, HE),
            new Layer.Tanh()));
    cases.put(
        "embedding of images",
        spec(
            List.of(2, 4, 4),
            new Layer.Concat(
                List.of(
                    List.of(), List.of(new Layer.Embedding(3, 16, 1), new Layer.Reshape(1, 4, 4)))),
            new Layer.Convolution(2, 3, 1, 1, true, HE)));
  }

  private static void conditions(Map<String, NetworkSpec> cases) {
    cases.put("group norm of images", spec(List.of(6, 3, 5), new Layer.GroupNorm(2)));
    cases.put("group norm of vectors", spec(List.of(12), new Layer.GroupNorm(3)));
    cases.put("silu", spec(IMAGE, new Layer.Silu()));
    List<Layer> chain =
        List.of(
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 4, 1)))),
            new Layer.Dense(6, true, HE),
            new Layer.Silu(),
            new Layer.Dense(3, true, HE));
    cases.put("conditional shift", spec(IMAGE, new Layer.ConditionalShift(4, chain)));
    cases.put(
        "conditional shift of vectors", spec(List.of(3), new Layer.ConditionalShift(4, chain)));
    List<Layer> body =
        List.of(
            new Layer.GroupNorm(1),
            new Layer.Silu(),
            new Layer.Convolution(3, 3, 1, 1, true, HE),
            new Layer.ConditionalShift(4, chain),
            new Layer.Silu(),
            new Layer.Convolution(3, 3, 1, 1, true, HE));
    cases.put(
        "residual blocks around a skip",
        spec(
            List.of(3, 6, 8),
            new Layer.Convolution(3, 3, 1, 1, true, HE),
            new Layer.Concat(
                List.of(
                    List.of(),
                    List.of(
                        new Layer.AveragePooling(2, 2),
                        new Layer.Residual(body, List.of()),
                        new Layer.Upsampling(2, Layer.Upsampling.Interpolation.NEAREST)))),
            new Layer.Convolution(3, 1, 1, 0, true, HE),
            new Layer.Residual(body, List.of())));
  }

  private static void windows(Map<String, NetworkSpec> cases) {
    cases.put(
        "convolution of 1x7",
        spec(IMAGE, new Layer.Convolution(4, Window.of(1, 7).padded(0, 3), 1, true, HE)));
    cases.put(
        "convolution of 7x1, eight channels",
        spec(
            List.of(8, 9, 9),
            new Layer.Convolution(8, Window.of(7, 1).padded(3, 0), 1, false, HE)));
    cases.put(
        "dilated convolution",
        spec(List.of(4, 8, 7), new Layer.Convolution(4, Window.of(3).dilated(2), 1, true, HE)));
    Window.Padding bottomRight = new Window.Padding(0, 1, 0, 1);
    cases.put(
        "convolution padded at the bottom and on the right",
        spec(
            List.of(4, 8, 8),
            new Layer.Convolution(4, Window.of(3).strided(2).padded(bottomRight), 1, true, HE)));
    Window three = Window.of(3).strided(2);
    cases.put("max pooling rounded up", spec(IMAGE, new Layer.MaxPooling(three, true)));
    cases.put(
        "max pooling padded on one side",
        spec(IMAGE, new Layer.MaxPooling(three.padded(bottomRight), false)));
    cases.put(
        "max pooling of 3x2",
        spec(IMAGE, new Layer.MaxPooling(Window.of(3, 2).strided(2, 1).padded(1, 0), false)));
    cases.put(
        "average pooling with padding",
        spec(IMAGE, new Layer.AveragePooling(Window.of(3).padded(1), false, true)));
    cases.put(
        "average pooling rounded up without its padding",
        spec(IMAGE, new Layer.AveragePooling(three.padded(1), true, false)));
    cases.put(
        "average pooling padded on one side",
        spec(IMAGE, new Layer.AveragePooling(three.padded(bottomRight), false, false)));
    cases.put("adaptive pooling to fewer", spec(IMAGE, new Layer.AdaptiveAveragePooling(3, 4)));
    cases.put("adaptive pooling to more", spec(IMAGE, new Layer.AdaptiveAveragePooling(9, 7)));
    cases.put("channel padding", spec(IMAGE, new Layer.ChannelPadding(1, 2), new Layer.Tanh()));
  }

  private static void gatesAndRows(Map<String, NetworkSpec> cases) {
    cases.put("relu6", spec(IMAGE, new Layer.Scale(5), new Layer.Relu6()));
    cases.put("hard sigmoid", spec(IMAGE, new Layer.Scale(2.5), new Layer.HardSigmoid()));
    cases.put("hard swish", spec(IMAGE, new Layer.Scale(2.5), new Layer.HardSwish()));
    cases.put(
        "local response norm",
        spec(List.of(7, 3, 4), new Layer.LocalResponseNorm(5, 0.8, 0.75, 1.5)));
    cases.put(
        "local response norm over an even number",
        spec(List.of(7, 3, 4), new Layer.LocalResponseNorm(4, 0.8, 0.75, 1.5)));
    cases.put("softplus", spec(List.of(9), new Layer.Scale(2), new Layer.Softplus()));
    cases.put("unit length", spec(List.of(9), new Layer.Scale(2), new Layer.UnitLength()));
    List<Layer> squeeze =
        List.of(
            new Layer.GlobalAveragePooling(),
            new Layer.Dense(2, true, HE),
            new Layer.Tanh(),
            new Layer.Dense(3, true, HE),
            new Layer.Sigmoid());
    cases.put("gate", spec(IMAGE, new Layer.Gate(squeeze)));
    cases.put("gate of vectors", spec(List.of(9), new Layer.Gate(List.of(new Layer.Sigmoid()))));
    cases.put("gate by itself", spec(List.of(9), new Layer.Gate(List.of())));
    cases.put(
        "gate within a residual",
        spec(
            IMAGE,
            new Layer.Residual(
                List.of(
                    new Layer.Convolution(3, 3, 1, 1, true, HE),
                    new Layer.Tanh(),
                    new Layer.Gate(squeeze)),
                List.of())));
    for (Layer.Recurrent.Cell cell : Layer.Recurrent.Cell.values()) {
      cases.put("last state of " + cell, spec(IMAGE, new Layer.Recurrent(cell, 5, false)));
      cases.put(
          "two layers of " + cell,
          spec(IMAGE, new Layer.Recurrent(cell, 4, true), new Layer.Recurrent(cell, 3, false)));
    }
  }

  private void checkGradients(NetworkSpec spec, Mode mode) {
    try (Network network = engine().create(spec, Optimizer.Adam.of(1e-3), new Seed(20))) {
      network.load(ContractNetworks.shaken(network.weights()));
      Tensor input = ContractNetworks.awayFromKinks(spec);
      Batch batch = input.with(0, 2, 1, 2, 0).with(ContractNetworks.noise(4, 5, 4));
      if (spec.layers().get(0) instanceof Layer.SpectralNorm) {
        for (int i = 0; i < 300; i++) {
          network.forward(batch, Mode.TRAIN);
        }
      }
      new GradientCheck(network, batch, mode).passes(0.01);
    }
  }
}
