package equipoise.engines.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.benchmark.TestNetworks;
import equipoise.engines.dl4j.Dl4jEngine;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines in one JVM: the same weights, batches and dropout masks give the same numbers. */
class EnginesAgreeTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final int STEPS = 50;

  static List<NetworkSpec> classifiers() {
    return List.of(TestNetworks.convolutional(20, 50, 100), vgg(), residual());
  }

  private static NetworkSpec vgg() {
    return new NetworkSpec(
        "VGG",
        List.of(3, 16, 16),
        List.of(
            new Layer.Convolution(8, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.Convolution(8, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Convolution(16, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.MaxPooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dropout(0.3),
            new Layer.Dense(10, true, HE)));
  }

  private static NetworkSpec residual() {
    List<Layer> body =
        List.of(
            new Layer.Convolution(8, 3, 2, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.Convolution(8, 3, 1, 1, false, HE),
            Layer.BatchNorm.DEFAULTS);
    List<Layer> shortcut =
        List.of(new Layer.Convolution(8, 1, 2, 0, false, HE), Layer.BatchNorm.DEFAULTS);
    return new NetworkSpec(
        "residual block",
        List.of(3, 16, 16),
        List.of(
            new Layer.Convolution(6, 3, 1, 1, true, HE),
            new Layer.Residual(body, shortcut),
            new Layer.Relu(),
            new Layer.GlobalAveragePooling(),
            new Layer.Dense(10, true, HE)));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void outputs_and_loss_curves_of_classifiers_are_the_same(NetworkSpec spec) {
    try (Network ours = network(new LibtorchEngine(), spec, 1);
        Network theirs = network(new Dl4jEngine(), spec, 1)) {
      Tensor batch = pixels(16, spec.input(), 5);
      float[] expected = theirs.forward(batch, Mode.INFER).values();
      assertThat(ours.forward(batch, Mode.INFER).values()).containsExactly(expected, within(1e-5f));
      same(losses(ours), losses(theirs));
    }
  }

  /** A small U-Net under a condition: the loss is half the mean square of the output. */
  @Test
  void loss_curves_of_a_conditional_u_net_are_the_same() {
    same(conditionalLosses(new LibtorchEngine()), conditionalLosses(new Dl4jEngine()));
  }

  private static double[] conditionalLosses(Engine engine) {
    double[] losses = new double[STEPS];
    try (Network network = network(engine, unet(), 1)) {
      for (int i = 0; i < STEPS; i++) {
        Batch batch =
            pixels(6, network.spec().input(), 10 + i % 3)
                .with(0, 1, 2, 2, 1, 0)
                .with(pixels(6, List.of(4), 20 + i % 5));
        losses[i] = network.learn(batch, Mode.TRAIN, EnginesAgreeTest::meanSquare);
        network.update();
      }
    }
    return losses;
  }

  private static Loss meanSquare(Tensor output) {
    float[] gradient = output.values().clone();
    double sum = 0;
    for (int i = 0; i < gradient.length; i++) {
      sum += (double) gradient[i] * gradient[i];
      gradient[i] /= output.size();
    }
    return new Loss(sum / (2 * output.size()), new Tensor(gradient, output.shape()));
  }

  private static NetworkSpec unet() {
    List<Layer> block =
        List.of(
            new Layer.GroupNorm(4),
            new Layer.Silu(),
            new Layer.Convolution(8, 3, 1, 1, true, HE),
            new Layer.ConditionalShift(
                4,
                List.of(
                    new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 4, 1)))),
                    new Layer.Dense(8, true, HE),
                    new Layer.Silu(),
                    new Layer.Dense(8, true, HE))),
            new Layer.GroupNorm(4),
            new Layer.Silu(),
            new Layer.Convolution(8, 3, 1, 1, true, HE));
    List<Layer> below =
        List.of(
            new Layer.Convolution(8, 3, 2, 1, true, HE),
            new Layer.Residual(block, List.of()),
            new Layer.Upsampling(2, Layer.Upsampling.Interpolation.NEAREST));
    return new NetworkSpec(
        "U-Net",
        List.of(2, 8, 8),
        List.of(
            new Layer.Convolution(8, 3, 1, 1, true, HE),
            new Layer.Concat(List.of(List.of(), below)),
            new Layer.Convolution(8, 1, 1, 0, true, HE),
            new Layer.Residual(block, List.of()),
            new Layer.Convolution(2, 3, 1, 1, true, HE)));
  }

  private static double[] losses(Network network) {
    double[] losses = new double[STEPS];
    int[] labels = new int[16];
    Arrays.setAll(labels, i -> i % 10);
    for (int i = 0; i < STEPS; i++) {
      losses[i] =
          network.learn(
              pixels(16, network.spec().input(), 10 + i % 3),
              Mode.TRAIN,
              logits -> Losses.softmaxCrossEntropy(logits, labels, null));
      network.update();
    }
    return losses;
  }

  private static void same(double[] ours, double[] theirs) {
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).as("loss of step %d", i).isCloseTo(theirs[i], within(1e-3 * theirs[i]));
    }
  }

  @Test
  void loss_curves_of_a_dcgan_are_the_same() {
    same(adversarialLosses(new LibtorchEngine()), adversarialLosses(new Dl4jEngine()));
  }

  private static double[] adversarialLosses(Engine engine) {
    double[] losses = new double[STEPS];
    try (Network generator = network(engine, generator(), 1);
        Network discriminator = network(engine, discriminator(), 2)) {
      for (int i = 0; i < STEPS; i++) {
        Batch fake = generator.forward((Batch) pixels(8, List.of(10), 50 + i), Mode.TRAIN);
        Tensor real = pixels(8, List.of(3, 8, 8), 200 + i);
        double loss = discriminator.learn(real, Mode.TRAIN, logits -> towards(1, logits));
        loss += discriminator.learn(fake, Mode.TRAIN, logits -> towards(0, logits));
        discriminator.update();
        Network.Pass pass = discriminator.pass(fake, Mode.TRAIN, logits -> towards(1, logits));
        discriminator.clear();
        generator.backward(pass.inputGradient());
        generator.update();
        losses[i] = loss + pass.loss();
      }
    }
    return losses;
  }

  private static Loss towards(float target, Tensor logits) {
    return Losses.sigmoidCrossEntropy(logits, target);
  }

  private static NetworkSpec generator() {
    return new NetworkSpec(
        "generator",
        List.of(10),
        List.of(
            new Layer.Dense(16 * 2 * 2, false, HE),
            new Layer.Reshape(16, 2, 2),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.TransposedConvolution(8, 4, 2, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.Relu(),
            new Layer.TransposedConvolution(3, 4, 2, 1, true, HE),
            new Layer.Tanh()));
  }

  private static NetworkSpec discriminator() {
    return new NetworkSpec(
        "discriminator",
        List.of(3, 8, 8),
        List.of(
            new Layer.Convolution(8, 4, 2, 1, true, HE),
            new Layer.LeakyRelu(0.2),
            new Layer.Convolution(16, 4, 2, 1, false, HE),
            Layer.BatchNorm.DEFAULTS,
            new Layer.LeakyRelu(0.2),
            new Layer.Flatten(),
            new Layer.Dense(1, true, HE)));
  }

  private static Network network(Engine engine, NetworkSpec spec, long seed) {
    return engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(seed));
  }

  /** From 0 to 1. */
  private static Tensor pixels(int n, List<Integer> example, long seed) {
    int[] shape = new int[example.size() + 1];
    shape[0] = n;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = example.get(i - 1);
    }
    Tensor tensor = Tensor.zeros(shape);
    RandomGenerator random = new Seed(seed).generator();
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = random.nextFloat();
    }
    return tensor;
  }
}
