package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.architecture.LeNet;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HeadedNetworkTest {
  private static final Engine ENGINE = Engines.named("dl4j");
  private static final Optimizer ADAM = Optimizer.Adam.of(1e-3);
  private static final NetworkSpec SPEC = LeNet.LENET5_1998.spec(new ImageShape(1, 12, 12), 3, 0);
  private static final int[] LABELS = {0, 1, 2, 0};

  @Test
  void with_its_dense_last_layer_apart_a_network_learns_the_same() {
    try (Network whole = ENGINE.create(SPEC, ADAM, new Seed(1));
        HeadedNetwork apart = headed(OptionalDouble.empty())) {
      assertThat(apart.weights()).isEqualTo(whole.weights());
      for (int step = 0; step < 8; step++) {
        double expected = learn(whole, step);
        assertThat(learn(apart, step)).isCloseTo(expected, within(1e-4 * expected));
        double norm = whole.clip(0.5);
        assertThat(apart.clip(0.5)).isCloseTo(norm, within(1e-3 * norm));
        whole.update(0.5);
        apart.update(0.5);
      }
      float[] logits = whole.forward(images(9), Mode.INFER).values();
      float[] others = apart.forward(images(9), Mode.INFER).values();
      for (int i = 0; i < logits.length; i++) {
        assertThat(others[i]).isCloseTo(logits[i], within(2e-3f));
      }
      assertThat(apart.spec()).isEqualTo(SPEC);
      assertThat(apart.cosineScale()).isEmpty();
    }
  }

  @Test
  void clipped_gradients_have_the_norm_of_the_bound_over_both_parts() {
    try (HeadedNetwork network = headed(OptionalDouble.empty())) {
      learn(network, 0);
      double before = norm(network);
      assertThat(network.clip(before / 4)).isCloseTo(before, within(1e-3 * before));
      assertThat(norm(network)).isCloseTo(before / 4, within(1e-3 * before));
      network.clear();
      assertThat(norm(network)).isZero();
    }
  }

  @Test
  void a_training_resumes_from_a_snapshot_to_the_bit() {
    try (HeadedNetwork one = headed(OptionalDouble.of(30));
        HeadedNetwork other = headed(OptionalDouble.of(30))) {
      step(one, 0);
      Snapshot snapshot = one.snapshot();
      step(one, 1);
      other.resume(snapshot);
      step(other, 1);
      assertThat(other.weights()).isEqualTo(one.weights());
    }
  }

  @Test
  void logits_of_a_normalised_last_layer_are_bounded_by_its_scale_and_are_learnt() {
    try (HeadedNetwork network = headed(OptionalDouble.of(10))) {
      assertThat(network.cosineScale()).isPresent();
      double first = step(network, 0);
      double last = first;
      for (int k = 0; k < 60; k++) {
        last = step(network, 0);
      }
      assertThat(last).isLessThan(first / 2);
      for (float logit : network.forward(images(0), Mode.INFER).values()) {
        assertThat(logit).isBetween(-10f, 10f);
      }
    }
  }

  @Test
  void a_network_that_does_not_end_in_a_dense_layer_is_named() {
    NetworkSpec spec = new NetworkSpec("pooled", List.of(1, 8, 8), List.of(new Layer.Flatten()));
    assertThatThrownBy(() -> new DenseEnd(spec))
        .hasMessageContaining("the last layer of pooled must be dense, but is Flatten");
  }

  private static HeadedNetwork headed(OptionalDouble scale) {
    return new DenseEnd(SPEC).headed(ENGINE, ADAM, new Seed(1), scale);
  }

  private static double step(Network network, int images) {
    double loss = learn(network, images);
    network.update();
    return loss;
  }

  private static double learn(Network network, int images) {
    return network.learn(
        images(images), Mode.TRAIN, z -> Losses.softmaxCrossEntropy(z, LABELS, null));
  }

  private static double norm(Network network) {
    double sum = 0;
    for (Tensor tensor : network.gradients().tensors().values()) {
      for (float value : tensor.values()) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }

  private static Tensor images(int seed) {
    RandomGenerator random = new Seed(seed).generator();
    Tensor images = Tensor.zeros(4, 1, 12, 12);
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = random.nextFloat() - 0.5f;
    }
    return images;
  }
}
