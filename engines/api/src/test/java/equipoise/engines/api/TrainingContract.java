package equipoise.engines.api;

import static equipoise.engines.api.ContractNetworks.HE;
import static equipoise.engines.api.ContractNetworks.classifier;
import static equipoise.engines.api.ContractNetworks.generator;
import static equipoise.engines.api.ContractNetworks.noise;
import static equipoise.engines.api.ContractNetworks.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Optimisers, clipping, going on after a break, chains, bad values. Extended by each engine. */
public abstract class TrainingContract {
  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          Optimizer.Adam.of(1e-2),
          new Optimizer.Adam(2e-3, 0.5, 0.9, 1e-6),
          new Optimizer.AdamW(1e-2, 0.9, 0.999, 1e-8, 0.1),
          new Optimizer.Sgd(0.01, 0),
          new Optimizer.Sgd(0.01, 0.9),
          new Optimizer.Sgd(0.01, 0.9, true, 0.01),
          new Optimizer.RmsProp(1e-3, 0.9, 1e-8));

  protected abstract Engine engine();

  private Network network(NetworkSpec spec, Optimizer optimizer) {
    return engine().create(spec, optimizer, new Seed(20));
  }

  private static void step(Network network, int number) {
    network.learn(noise(number, 8, 1, 12, 12), Mode.TRAIN, ContractNetworks::squares);
    network.update(number == 1 ? 0.5 : 1);
  }

  @Test
  void what_is_only_inferred_is_the_same_and_cannot_go_back() {
    try (Network network = network(classifier(), Optimizer.Adam.of(1e-3))) {
      Tensor images = noise(5, 8, 1, 12, 12);
      step(network, 0);
      Tensor expected = network.forward(images, Mode.INFER);
      Tensor found = network.infer(images).host();
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.values()[i]).isCloseTo(expected.values()[i], within(1e-5f));
      }
      assertThatThrownBy(() -> network.backward(expected))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("backward before any forward");
    }
  }

  /** The formulas of {@link OptimizerState}, fed with the engine's own gradients. */
  @TestFactory
  Stream<DynamicTest> optimisers_walk_as_written_in_the_api() {
    return OPTIMIZERS.stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> walksAsWritten(one)));
  }

  private void walksAsWritten(Optimizer optimizer) {
    try (Network network = network(classifier(), optimizer)) {
      Map<String, OptimizerState> states = new LinkedHashMap<>();
      for (int i = 0; i < 4; i++) {
        network.learn(noise(i, 8, 1, 12, 12), Mode.TRAIN, ContractNetworks::squares);
        Weights before = network.weights();
        Weights gradients = network.gradients();
        double scale = i == 1 ? 0.5 : 1;
        network.update(scale);
        Weights after = network.weights();
        gradients
            .tensors()
            .forEach(
                (name, gradient) -> {
                  float[] wanted = before.get(name).values().clone();
                  states
                      .computeIfAbsent(name, n -> OptimizerState.of(optimizer, gradient.size()))
                      .step(wanted, gradient.values(), scale);
                  assertThat(after.get(name).values())
                      .as(name)
                      .containsExactly(wanted, within(2e-6f));
                });
        assertThat(network.gradients().get("0.weight"))
            .isEqualTo(Tensor.zeros(gradients.get("0.weight").shape()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> a_training_that_is_resumed_ends_with_the_same_bytes() {
    return OPTIMIZERS.stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> resumes(one)));
  }

  private void resumes(Optimizer optimizer) {
    try (Network whole = network(classifier(), optimizer);
        Network second = engine().create(classifier(), optimizer, new Seed(20))) {
      for (int i = 0; i < 3; i++) {
        step(whole, i);
      }
      Snapshot snapshot = whole.snapshot();
      assertThat(snapshot.updates()).isEqualTo(3);
      assertThat(snapshot.batches()).isEqualTo(3);
      second.resume(snapshot);
      for (int i = 3; i < 6; i++) {
        step(whole, i);
        step(second, i);
      }
      assertThat(second.weights()).isEqualTo(whole.weights());
    }
  }

  @Test
  void a_snapshot_of_another_optimiser_is_refused() {
    try (Network adam = network(classifier(), Optimizer.Adam.of(1e-3));
        Network sgd = network(classifier(), new Optimizer.Sgd(0.1, 0.9))) {
      Snapshot snapshot = adam.snapshot();
      assertThatThrownBy(() -> sgd.resume(snapshot))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("velocity");
    }
  }

  @Test
  void clipping_bounds_the_norm_of_all_gradients_together() {
    try (Network network = network(classifier(), Optimizer.Adam.of(1e-3))) {
      network.learn(noise(1, 8, 1, 12, 12), Mode.TRAIN, ContractNetworks::squares);
      Weights before = network.gradients();
      double norm = norm(before);
      assertThat(network.clip(2 * norm)).isCloseTo(norm, within(1e-4 * norm));
      assertThat(network.gradients()).isEqualTo(before);
      assertThat(network.clip(norm / 4)).isCloseTo(norm, within(1e-4 * norm));
      assertThat(norm(network.gradients())).isCloseTo(norm / 4, within(1e-4 * norm));
      assertThat(network.gradients().get("0.weight").values()[0])
          .isCloseTo(before.get("0.weight").values()[0] / 4, within(1e-5f));
      assertThatThrownBy(() -> network.clip(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double norm(Weights weights) {
    double square = 0;
    for (Tensor tensor : weights.tensors().values()) {
      for (float value : tensor.values()) {
        square += (double) value * value;
      }
    }
    return Math.sqrt(square);
  }

  /** A generator and a discriminator, by batches that stay with the engine and by the host. */
  @Test
  void a_chain_of_networks_gives_the_same_with_and_without_the_host_between() {
    NetworkSpec judge =
        spec(
            List.of(2, 12, 12),
            new Layer.Convolution(4, 4, 2, 1, true, HE),
            new Layer.LeakyRelu(0.2),
            new Layer.Flatten(),
            new Layer.Dense(1, true, HE));
    Optimizer adam = Optimizer.Adam.of(1e-3);
    try (Network g = network(generator(), adam);
        Network d = network(judge, adam)) {
      Tensor noise = noise(5, 4, 6);
      Tensor hostGradient =
          d.pass(g.forward(noise, Mode.INFER), Mode.INFER, ContractNetworks::squares)
              .inputGradient()
              .host();
      Tensor atNoise = g.backward(hostGradient);
      Weights wanted = g.gradients();
      g.clear();
      d.clear();
      Batch fake = g.forward((Batch) noise, Mode.INFER);
      assertThat(fake.shape()).containsExactly(4, 2, 12, 12);
      Batch gradient = d.pass(fake, Mode.INFER, ContractNetworks::squares).inputGradient();
      assertThat(g.backward(gradient).host()).isEqualTo(atNoise);
      assertThat(g.gradients()).isEqualTo(wanted);
    }
  }

  @Test
  void values_that_are_no_finite_numbers_are_named_with_their_place() {
    try (Network network = network(classifier(), Optimizer.Adam.of(1e-3))) {
      Tensor bad = noise(1, 2, 1, 12, 12);
      bad.values()[144 + 12 + 3] = Float.NaN;
      assertThatThrownBy(() -> network.forward(bad, Mode.TRAIN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("network contract: the input holds NaN at [1, 0, 1, 3]");
      Weights weights = network.weights();
      weights.get("3.weight").values()[9] = Float.NEGATIVE_INFINITY;
      assertThatThrownBy(() -> network.load(weights))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("network contract: 3.weight holds -Infinity at [0, 1, 0, 0]");
    }
  }
}
