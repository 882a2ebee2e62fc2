package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Seed;
import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkExporters;
import equipoise.engines.api.NetworkJson;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import equipoise.engines.api.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** What other programs read is what the network says: plain DL4J and ONNX Runtime. */
class NetworkExportersTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final int IMAGES = 5;

  @TempDir Path folder;

  /** Of layers that DL4J has too. */
  private static final NetworkSpec RESIDUAL =
      new NetworkSpec(
          "residual",
          List.of(3, 12, 12),
          List.of(
              new Layer.Convolution(3, 1, 1, 0, 3, true, HE),
              new Layer.Convolution(8, 3, 1, 1, false, HE),
              Layer.BatchNorm.DEFAULTS,
              new Layer.Relu(),
              new Layer.Residual(
                  List.of(
                      new Layer.Convolution(16, 3, 2, 1, true, HE),
                      new Layer.LeakyRelu(0.1),
                      new Layer.Convolution(16, 3, 1, 1, true, HE)),
                  List.of(new Layer.Convolution(16, 1, 2, 0, true, HE))),
              new Layer.MaxPooling(2, 2),
              new Layer.ChannelPadding(3, 5),
              new Layer.Dropout(0.5),
              new Layer.Flatten(),
              new Layer.Dense(6, true, HE),
              new Layer.Residual(
                  List.of(
                      new Layer.Dense(4, false, HE),
                      new Layer.Concat(
                          List.of(
                              List.of(new Layer.Dense(3, false, HE)),
                              List.of(new Layer.Dense(3, true, HE), new Layer.Softplus()))),
                      new Layer.Dense(6, false, HE)),
                  List.of()),
              new Layer.UnitLength(),
              new Layer.Dense(3, true, HE)));

  /** Of those that only ONNX has. */
  private static final NetworkSpec MODERN =
      new NetworkSpec(
          "modern",
          List.of(2, 13, 11),
          List.of(
              new Layer.Convolution(
                  8,
                  new Window(
                      new Window.Sides(1, 5),
                      new Window.Sides(2, 1),
                      new Window.Sides(1, 2),
                      new Window.Padding(0, 1, 3, 2)),
                  2,
                  true,
                  HE),
              new Layer.HardSwish(),
              new Layer.LocalResponseNorm(5, 1e-2, 0.75, 1),
              new Layer.Gate(
                  List.of(
                      new Layer.GlobalAveragePooling(),
                      new Layer.Dense(8, true, HE),
                      new Layer.HardSigmoid())),
              new Layer.MaxPooling(Window.of(3).strided(2), true),
              new Layer.Concat(
                  List.of(
                      List.of(new Layer.Silu()),
                      List.of(new Layer.Relu6(), new Layer.ChannelPadding(1, 2)),
                      List.of(new Layer.AveragePooling(Window.of(3).padded(1), false, false)))),
              new Layer.Scale(0.5),
              new Layer.GlobalMaxPooling(),
              new Layer.Dense(4, true, HE)));

  /** With running statistics that are not those of the start. */
  private static Weights trained(NetworkSpec spec) {
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(1e-2), new Seed(1))) {
      network.pass(noise(spec), Mode.TRAIN, output -> new Loss(0, output));
      network.update();
      return network.weights();
    }
  }

  private static Tensor noise(NetworkSpec spec) {
    List<Integer> in = spec.input();
    Tensor tensor = Tensor.zeros(IMAGES, in.get(0), in.get(1), in.get(2));
    RandomGenerator random = new Seed(5).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  private static ExportedNetwork exported(NetworkSpec spec, Weights weights) {
    List<String> classes = List.of("a", "b", "c", "d").subList(0, spec.output().get(0));
    return new ExportedNetwork(spec, weights, classes, Map.of("dataset", "noise"));
  }

  private Path written(String format, ExportedNetwork network) throws IOException {
    Path file = folder.resolve("network." + format);
    try (OutputStream out = Files.newOutputStream(file)) {
      NetworkExporters.named(format).write(network, out);
    }
    return file;
  }

  private static float[][] probabilities(NetworkSpec spec, Weights weights) {
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(1e-2), new Seed(2))) {
      network.load(weights);
      float[] logits = network.forward(noise(spec), Mode.INFER).values();
      int classes = spec.output().get(0);
      float[][] all = new float[IMAGES][];
      for (int i = 0; i < IMAGES; i++) {
        all[i] = Losses.softmax(logits, i * classes, classes);
      }
      return all;
    }
  }

  private static void same(float[][] found, float[][] expected) {
    assertThat(found).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      for (int c = 0; c < expected[i].length; c++) {
        assertThat(found[i][c]).isCloseTo(expected[i][c], within(2e-5f));
      }
    }
  }

  @Test
  void plain_dl4j_loads_the_zip_and_gives_the_same_probabilities() throws IOException {
    Weights weights = trained(RESIDUAL);
    Path file = written("dl4j", exported(RESIDUAL, weights));

    ComputationGraph graph = ComputationGraph.load(file.toFile(), false);
    float[][] found =
        graph
            .outputSingle(
                Nd4j.createFromArray(noise(RESIDUAL).values()).reshape('c', IMAGES, 3, 12, 12))
            .toFloatMatrix();

    same(found, probabilities(RESIDUAL, weights));
  }

  @Test
  void onnx_runtime_gives_the_same_probabilities() throws Exception {
    for (NetworkSpec spec : List.of(RESIDUAL, MODERN)) {
      Weights weights = trained(spec);
      Path file = written("onnx", exported(spec, weights));
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession session = environment.createSession(file.toString());
          OnnxTensor images = tensor(environment, noise(spec));
          OrtSession.Result result = session.run(Map.of("images", images))) {
        same(
            (float[][]) result.get("probabilities").orElseThrow().getValue(),
            probabilities(spec, weights));
        assertThat(session.getMetadata().getCustomMetadata())
            .containsEntry("dataset", "noise")
            .containsEntry("classes", String.join("\n", exported(spec, weights).classes()));
      }
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Tensor values) throws Exception {
    long[] shape = new long[values.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = values.shape()[i];
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values.values()), shape);
  }

  @Test
  void safetensors_hold_the_network_beside_its_weights() throws IOException {
    Weights weights = trained(MODERN);
    WeightsFile file = WeightsFile.read(written("safetensors", exported(MODERN, weights)));
    NetworkSpec spec =
        NetworkJson.read(new ObjectMapper().readTree(file.metadata().get("network")));
    assertThat(spec).isEqualTo(MODERN);
    same(probabilities(spec, file.weights()), probabilities(MODERN, weights));
    assertThat(file.metadata()).containsEntry("classes", "a\nb\nc\nd");
  }

  @Test
  void the_same_network_gives_the_same_bytes() throws IOException {
    Weights weights = trained(RESIDUAL);
    for (String format : List.of("dl4j", "onnx", "safetensors")) {
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      NetworkExporters.named(format).write(exported(RESIDUAL, weights), again);
      assertThat(Files.readAllBytes(written(format, exported(RESIDUAL, weights))))
          .as(format)
          .isEqualTo(again.toByteArray());
    }
  }

  @Test
  void a_layer_that_a_format_lacks_is_refused_by_its_name() {
    NetworkSpec spec =
        new NetworkSpec(
            "grouped",
            List.of(4, 8, 8),
            List.of(
                new Layer.GroupNorm(2),
                new Layer.GlobalAveragePooling(),
                new Layer.Dense(2, true, HE)));
    ExportedNetwork network = exported(spec, Weights.initial(spec, new Seed(1)));
    for (String format : List.of("dl4j", "onnx")) {
      assertThatThrownBy(
              () -> NetworkExporters.named(format).write(network, new ByteArrayOutputStream()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("layer 0")
          .hasMessageContaining("GroupNorm");
    }
    assertThatThrownBy(() -> NetworkExporters.named("onxn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("onnx");
  }
}
