package equipoise.engines.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.benchmark.BenchmarkNetworks;
import equipoise.engines.api.benchmark.TestNetworks;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own layers as the reference: the same weights and batches give the same numbers. */
class Dl4jExportTest {
  static List<NetworkSpec> networks() {
    Layer.Initializer he = new Layer.Initializer.HeNormal();
    NetworkSpec discriminator =
        new NetworkSpec(
            "discriminator",
            List.of(3, 16, 16),
            List.of(
                new Layer.Convolution(8, 4, 2, 1, true, he),
                new Layer.LeakyRelu(0.2),
                new Layer.Convolution(16, 4, 2, 1, false, he),
                Layer.BatchNorm.DEFAULTS,
                new Layer.LeakyRelu(0.2),
                new Layer.GlobalAveragePooling(),
                new Layer.Dense(3, true, he),
                new Layer.Sigmoid()));
    return List.of(
        TestNetworks.convolutional(20, 50, 100),
        BenchmarkNetworks.lenet1998(),
        BenchmarkNetworks.dcganGenerator(),
        discriminator);
  }

  private static Tensor noise(int n, List<Integer> example, long seed) {
    int[] shape = new int[example.size() + 1];
    shape[0] = n;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = example.get(i - 1);
    }
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(seed).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  private static INDArray array(Tensor tensor) {
    long[] shape = new long[tensor.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.shape()[i];
    }
    return Nd4j.createFromArray(tensor.values()).reshape('c', shape);
  }

  /** Differences relative to the largest value. */
  private static void same(String what, float[] ours, INDArray theirs) {
    float[] expected = theirs.dup('c').data().asFloat();
    float largest = 1e-6f;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(ours).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < ours.length; i++) {
      float difference = Math.abs(ours[i] - expected[i]);
      if (!(difference <= 2e-5f * largest)) {
        assertThat(ours[i]).as(what + " at " + i).isCloseTo(expected[i], within(2e-5f * largest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputs_are_those_of_dl4js_own_network(NetworkSpec spec) {
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor batch = noise(6, spec.input(), 5);
      network.pass(batch, Mode.TRAIN, output -> new Loss(0, output));
      network.update();
      MultiLayerNetwork exported = Dl4jExport.of(spec, network.weights());
      Tensor output = network.forward(batch, Mode.INFER);
      same("output", output.values(), exported.output(array(batch)));
    }
  }

  @Test
  void exported_convolutions_run_on_one_dnn() {
    NetworkSpec spec = TestNetworks.convolutional(20, 50, 100);
    MultiLayerNetwork exported = Dl4jExport.of(spec, Weights.initial(spec, new Seed(1)));
    exported.output(array(noise(2, spec.input(), 5)));
    assertThat(exported.getLayer(0).getHelper()).isNotNull();
    assertThat(exported.getLayer(3).getHelper()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradients_in_training_are_those_of_dl4js_own_network(NetworkSpec spec) {
    try (Network network = new Dl4jEngine().create(spec, Optimizer.Adam.of(1e-3), new Seed(1))) {
      Tensor batch = noise(6, spec.input(), 5);
      MultiLayerNetwork reference = Dl4jExport.of(spec, network.weights());
      Tensor above = noise(6, spec.output(), 6);
      Tensor inputGradient =
          network.pass(batch, Mode.TRAIN, output -> new Loss(0, above)).inputGradient().host();
      reference.setInput(array(batch));
      reference.feedForward(true, false);
      Pair<Gradient, INDArray> gradients =
          reference.backpropGradient(array(above), LayerWorkspaceMgr.noWorkspaces());
      same("input gradient", inputGradient.values(), gradients.getSecond());
      Weights ours = network.gradients();
      ours.tensors()
          .forEach(
              (name, tensor) -> same(name, tensor.values(), gradient(gradients.getFirst(), name)));
    }
  }

  private static INDArray gradient(Gradient gradients, String name) {
    int dot = name.indexOf('.');
    String part = name.substring(dot + 1);
    String theirs = part.equals("weight") ? "W" : part.equals("bias") ? "b" : part;
    INDArray gradient = gradients.getGradientFor(name.substring(0, dot) + "_" + theirs);
    boolean dense = theirs.equals("W") && gradient.rank() == 2;
    return dense ? gradient.transpose() : gradient;
  }
}
