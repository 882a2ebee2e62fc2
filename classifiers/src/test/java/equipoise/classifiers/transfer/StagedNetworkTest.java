package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedNetworkTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Optimizer SGD = new Optimizer.Sgd(0.1, 0, false, 0);
  private static final int[] LABELS = {0, 1, 2, 0};
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          "staged",
          List.of(2, 6, 6),
          List.of(
              new Layer.Convolution(3, 3, 1, 1, false, HE),
              Layer.BatchNorm.DEFAULTS,
              new Layer.Tanh(),
              new Layer.Convolution(4, 3, 1, 1, true, HE),
              new Layer.Tanh(),
              new Layer.GlobalAveragePooling(),
              new Layer.Dense(3, true, HE)));

  private static StagedNetwork staged(Engine engine, double baseRate, int frozen) {
    int[] bounds = {0, 3, 6, 7};
    List<StagedNetwork.Part> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      NetworkSpec own =
          new NetworkSpec(
              "part", SPEC.inputOf(bounds[i]), SPEC.layers().subList(bounds[i], bounds[i + 1]));
      parts.add(
          new StagedNetwork.Part(
              engine.create(own, SGD, new Seed(i)), bounds[i], i < 2 ? baseRate : 1));
    }
    StagedNetwork network = new StagedNetwork(SPEC, parts, frozen);
    network.load(Weights.initial(SPEC, new Seed(7)));
    return network;
  }

  private static Network whole(Engine engine) {
    Network network = engine.create(SPEC, SGD, new Seed(7));
    network.load(Weights.initial(SPEC, new Seed(7)));
    return network;
  }

  private static Tensor images(long seed) {
    RandomGenerator random = new Seed(seed).generator();
    Tensor images = Tensor.zeros(4, 2, 6, 6);
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = random.nextFloat() - 0.3f;
    }
    return images;
  }

  private static double learn(Network network, Tensor images) {
    return network.learn(images, Mode.TRAIN, z -> Losses.softmaxCrossEntropy(z, LABELS, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void with_nothing_frozen_it_learns_as_the_network_in_one_piece(String name) {
    Engine engine = Engines.named(name);
    try (StagedNetwork staged = staged(engine, 1, 0);
        Network whole = whole(engine)) {
      for (int step = 0; step < 5; step++) {
        double expected = learn(whole, images(step));
        assertThat(learn(staged, images(step))).isCloseTo(expected, within(1e-5));
        double norm = whole.clip(0.5);
        assertThat(staged.clip(0.5)).isCloseTo(norm, within(1e-4 * norm));
        whole.update(0.5);
        staged.update(0.5);
      }
      assertSame(staged.weights(), whole.weights(), 1e-5f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void frozen_layers_keep_weights_and_statistics_and_are_seen_as_at_inference(String name) {
    Engine engine = Engines.named(name);
    try (StagedNetwork staged = staged(engine, 1, 1);
        Network whole = whole(engine)) {
      Weights before = staged.weights();
      double expected =
          Losses.softmaxCrossEntropy(whole.forward(images(1), Mode.INFER), LABELS, null).value();
      assertThat(learn(staged, images(1))).isCloseTo(expected, within(1e-5));
      staged.update();
      Weights after = staged.weights();
      for (String array : before.tensors().keySet()) {
        boolean frozen = array.startsWith("0.") || array.startsWith("1.");
        assertThat(after.get(array).equals(before.get(array))).as(array).isEqualTo(frozen);
      }
      staged.freeze(0);
      learn(staged, images(1));
      staged.update();
      assertThat(staged.weights().get("1.runningMean")).isNotEqualTo(before.get("1.runningMean"));
    }
  }

  /** By central differences through the statistics that batch norm keeps. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void gradients_of_the_input_pass_frozen_batch_norm(String name) {
    Engine engine = Engines.named(name);
    try (StagedNetwork staged = staged(engine, 1, 1)) {
      Tensor images = images(3);
      Tensor gradient =
          staged
              .pass(images, Mode.TRAIN, z -> Losses.softmaxCrossEntropy(z, LABELS, null))
              .inputGradient()
              .host();
      for (int i = 0; i < images.size(); i += 29) {
        double slope = (moved(staged, images, i, 0.01f) - moved(staged, images, i, -0.01f)) / 0.02;
        assertThat((double) gradient.values()[i]).isCloseTo(slope, within(2e-4));
      }
      for (float value : staged.gradients().get("0.weight").values()) {
        assertThat(value).isZero();
      }
    }
  }

  private static double moved(Network network, Tensor images, int at, float by) {
    Tensor copy = images.copy();
    copy.values()[at] += by;
    return Losses.softmaxCrossEntropy(network.forward(copy, Mode.INFER), LABELS, null).value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void the_base_moves_by_its_share_of_the_rate(String name) {
    Engine engine = Engines.named(name);
    try (StagedNetwork slow = staged(engine, 0.25, 0);
        StagedNetwork fast = staged(engine, 1, 0)) {
      Weights start = fast.weights();
      for (StagedNetwork network : List.of(slow, fast)) {
        learn(network, images(2));
        network.update();
      }
      for (String array : List.of("0.weight", "3.bias", "6.weight")) {
        double share = array.startsWith("6") ? 1 : 0.25;
        float[] from = start.get(array).values();
        float[] little = slow.weights().get(array).values();
        float[] much = fast.weights().get(array).values();
        for (int i = 0; i < from.length; i++) {
          double wanted = share * (much[i] - from[i]);
          assertThat((double) little[i] - from[i]).isCloseTo(wanted, within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "dl4j")
  void it_is_not_resumed(String name) {
    try (StagedNetwork staged = staged(Engines.named(name), 1, 1)) {
      assertThatThrownBy(staged::snapshot).hasMessageContaining("cannot be resumed");
    }
  }

  private static void assertSame(Weights found, Weights expected, float tolerance) {
    assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (array, tensor) -> {
              for (int i = 0; i < tensor.size(); i++) {
                assertThat(found.get(array).values()[i])
                    .as(array)
                    .isCloseTo(tensor.values()[i], within(tolerance));
              }
            });
  }
}
