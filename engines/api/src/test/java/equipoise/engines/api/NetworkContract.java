package equipoise.engines.api;

import static equipoise.engines.api.ContractNetworks.classifier;
import static equipoise.engines.api.ContractNetworks.noise;
import static equipoise.engines.api.ContractNetworks.orderedMap;
import static equipoise.engines.api.ContractNetworks.spec;
import static equipoise.engines.api.ContractNetworks.squares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every engine must do. An engine's module extends this class and names the engine. */
public abstract class NetworkContract {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();
  private static final Seed SEED = new Seed(20);

  protected abstract Engine engine();

  private Network network(NetworkSpec spec) {
    return engine().create(spec, Optimizer.Adam.of(1e-3), SEED);
  }

  @Test
  void a_convolution_is_the_cross_correlation_that_one_computes_by_hand() {
    NetworkSpec spec = spec(List.of(1, 3, 3), new Layer.Convolution(1, 2, 1, 0, true, HE));
    try (Network network = network(spec)) {
      network.load(
          new Weights(
              orderedMap(
                  "0.weight", new Tensor(new float[] {1, 2, 3, 4}, 1, 1, 2, 2),
                  "0.bias", new Tensor(new float[] {0.5f}, 1))));
      Tensor input = new Tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
      // 1*1 + 2*2 + 3*4 + 4*5 + .5, and so on.
      assertThat(network.forward(input, Mode.INFER))
          .isEqualTo(new Tensor(new float[] {37.5f, 47.5f, 67.5f, 77.5f}, 1, 1, 2, 2));
    }
  }

  @Test
  void a_transposed_convolution_spreads_every_pixel_by_its_kernel() {
    NetworkSpec spec =
        spec(List.of(1, 1, 2), new Layer.TransposedConvolution(1, 2, 2, 0, true, HE));
    try (Network network = network(spec)) {
      network.load(
          new Weights(
              orderedMap(
                  "0.weight", new Tensor(new float[] {1, 2, 3, 4}, 1, 1, 2, 2),
                  "0.bias", new Tensor(new float[] {1}, 1))));
      Tensor output = network.forward(new Tensor(new float[] {1, 10}, 1, 1, 1, 2), Mode.INFER);
      assertThat(output)
          .isEqualTo(new Tensor(new float[] {2, 3, 11, 21, 4, 5, 31, 41}, 1, 1, 2, 4));
    }
  }

  @Test
  void batch_norm_follows_its_one_definition() {
    try (Network network = network(spec(List.of(1), Layer.BatchNorm.DEFAULTS))) {
      Tensor batch = new Tensor(new float[] {1, 2, 3, 6}, 4, 1);
      Tensor output = network.forward(batch, Mode.TRAIN);
      // Mean 3, biased variance 3.5, unbiased 14/3.
      double scale = 1 / Math.sqrt(3.5 + 1e-5);
      for (int i = 0; i < 4; i++) {
        assertThat(output.values()[i])
            .isCloseTo((float) ((batch.values()[i] - 3) * scale), within(1e-6f));
      }
      Weights weights = network.weights();
      assertThat(weights.get("0.runningMean").values()[0]).isCloseTo(0.3f, within(1e-6f));
      assertThat(weights.get("0.runningVariance").values()[0])
          .isCloseTo((float) (0.9 + 0.1 * 14 / 3), within(1e-6f));
      float inferred = network.forward(new Tensor(new float[] {2}, 1, 1), Mode.INFER).values()[0];
      assertThat(inferred)
          .isCloseTo((float) ((2 - 0.3) / Math.sqrt(0.9 + 1.4 / 3 + 1e-5)), within(1e-6f));
    }
  }

  @Test
  void inference_leaves_the_running_statistics_alone() {
    try (Network network = network(classifier())) {
      Weights before = network.weights();
      network.pass(noise(1, 4, 1, 12, 12), Mode.INFER, ContractNetworks::squares);
      assertThat(network.weights()).isEqualTo(before);
    }
  }

  /** An engine may compute norms as part of the layers before them where no gradient is wanted. */
  @Test
  void outputs_alone_are_those_of_a_forward_that_keeps_its_gradient() {
    Layer norm = Layer.BatchNorm.DEFAULTS;
    NetworkSpec spec =
        spec(
            List.of(4, 12, 12),
            norm,
            new Layer.Convolution(6, 3, 1, 1, true, HE),
            norm,
            new Layer.Relu6(),
            new Layer.Residual(
                List.of(new Layer.Convolution(6, 3, 1, 1, false, HE), norm), List.of()),
            new Layer.Convolution(6, 1, 1, 0, false, HE),
            norm,
            new Layer.HardSwish(),
            new Layer.TransposedConvolution(4, 4, 2, 1, true, HE),
            norm,
            new Layer.Silu(),
            new Layer.Flatten(),
            new Layer.Dense(5, true, HE),
            norm);
    try (Network network = network(spec)) {
      for (int step = 0; step < 3; step++) {
        network.pass(noise(step, 8, 4, 12, 12), Mode.TRAIN, ContractNetworks::squares);
        network.update();
      }
      Tensor images = noise(9, 3, 4, 12, 12);
      float[] recorded = network.forward(images, Mode.INFER).host().values();
      assertThat(network.infer(images).host().values()).containsExactly(recorded, within(2e-5f));
      network.forward(images, Mode.INFER);
      network.backward(Tensor.zeros(3, 5));
    }
  }

  @Test
  void weights_start_as_written_in_the_api() {
    try (Network network = network(classifier())) {
      assertThat(network.weights()).isEqualTo(Weights.initial(classifier(), SEED));
    }
  }

  @Test
  void weights_that_are_read_and_loaded_give_the_same_bytes() {
    Tensor batch = noise(2, 5, 1, 12, 12);
    try (Network a = network(classifier());
        Network b = engine().create(classifier(), Optimizer.Adam.of(1e-3), new Seed(99))) {
      train(a, 3);
      b.load(a.weights());
      assertThat(b.weights()).isEqualTo(a.weights());
      assertThat(b.forward(batch, Mode.INFER)).isEqualTo(a.forward(batch, Mode.INFER));
    }
  }

  private static Weights train(Network network, int steps) {
    for (int i = 0; i < steps; i++) {
      network.pass(noise(100 + i, 8, 1, 12, 12), Mode.TRAIN, ContractNetworks::squares);
      network.update();
    }
    return network.weights();
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    try (Network a = network(classifier());
        Network b = network(classifier());
        Network c = engine().create(classifier(), Optimizer.Adam.of(1e-3), new Seed(99))) {
      Weights weights = train(a, 5);
      assertThat(train(b, 5)).isEqualTo(weights);
      assertThat(train(c, 5)).isNotEqualTo(weights);
    }
  }

  @Test
  void networks_trained_side_by_side_get_the_same_bytes_as_one_after_another() throws Exception {
    Weights alone;
    try (Network network = network(classifier())) {
      alone = train(network, 20);
    }
    Callable<Weights> work =
        () -> {
          try (Network network = network(classifier())) {
            return train(network, 20);
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (Future<Weights> weights : threads.invokeAll(List.of(work, work, work))) {
        assertThat(weights.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void two_networks_may_take_turns_in_one_thread() {
    try (Network a = network(classifier());
        Network b = network(classifier())) {
      Tensor x = noise(3, 4, 1, 12, 12);
      Tensor alone = a.pass(x, Mode.INFER, ContractNetworks::squares).inputGradient().host();
      Tensor output = a.forward(x, Mode.INFER);
      b.pass(noise(4, 6, 1, 12, 12), Mode.INFER, ContractNetworks::squares);
      b.update();
      assertThat(a.backward(output)).isEqualTo(alone);
    }
  }

  @Test
  void a_pass_is_forward_and_backward() {
    try (Network a = network(classifier());
        Network b = network(classifier())) {
      Tensor batch = noise(5, 6, 1, 12, 12);
      Loss loss = squares(b.forward(batch, Mode.TRAIN));
      Tensor gradient = b.backward(loss.gradient());
      Network.Pass pass = a.pass(batch, Mode.TRAIN, ContractNetworks::squares);
      assertThat(pass.loss()).isEqualTo(loss.value());
      assertThat(pass.inputGradient().host()).isEqualTo(gradient);
      assertThat(a.gradients()).isEqualTo(b.gradients());
      assertThat(a.weights()).isEqualTo(b.weights());
    }
  }

  @Test
  void learning_is_a_pass_without_the_inputs_gradient() {
    try (Network a = network(classifier());
        Network b = network(classifier())) {
      Tensor batch = noise(5, 6, 1, 12, 12);
      double loss = a.learn(batch, Mode.TRAIN, ContractNetworks::squares);
      assertThat(b.pass(batch, Mode.TRAIN, ContractNetworks::squares).loss()).isEqualTo(loss);
      assertThat(a.gradients()).isEqualTo(b.gradients());
    }
  }

  @Test
  void gradients_add_up_until_the_update() {
    try (Network network = network(classifier())) {
      Tensor batch = noise(6, 6, 1, 12, 12);
      network.pass(batch, Mode.INFER, ContractNetworks::squares);
      Weights once = network.gradients();
      network.pass(batch, Mode.INFER, ContractNetworks::squares);
      network.gradients().tensors().forEach((name, sum) -> assertDoubled(name, sum, once));
      network.update();
      assertThat(network.gradients().tensors().values())
          .allSatisfy(tensor -> assertThat(tensor.values()).containsOnly(0));
    }
  }

  private static void assertDoubled(String name, Tensor sum, Weights once) {
    float[] single = once.get(name).values();
    for (int i = 0; i < single.length; i++) {
      assertThat(sum.values()[i])
          .as("%s, value %d", name, i)
          .isCloseTo(2 * single[i], within(1e-4f * Math.abs(single[i]) + 1e-6f));
    }
  }

  @Test
  void clearing_discards_the_gradients_and_leaves_the_parameters() {
    try (Network network = network(classifier())) {
      Weights before = network.weights();
      network.pass(noise(6, 6, 1, 12, 12), Mode.INFER, ContractNetworks::squares);
      network.clear();
      assertThat(network.gradients().tensors().values())
          .allSatisfy(tensor -> assertThat(tensor.values()).containsOnly(0));
      assertThat(network.weights()).isEqualTo(before);
    }
  }

  @Test
  void an_update_is_a_step_of_the_optimiser() {
    NetworkSpec spec = spec(List.of(2), new Layer.Dense(1, false, HE));
    try (Network network = engine().create(spec, new Optimizer.Sgd(0.1, 0), SEED)) {
      network.load(new Weights(Map.of("0.weight", new Tensor(new float[] {1, 2}, 1, 2))));
      Tensor x = new Tensor(new float[] {3, 5}, 1, 2);
      network.pass(x, Mode.TRAIN, output -> new Loss(0, new Tensor(new float[] {1}, 1, 1)));
      network.update();
      // w - rate x: 1 - .3, 2 - .5.
      assertThat(network.weights().get("0.weight").values())
          .containsExactly(new float[] {0.7f, 1.5f}, within(1e-6f));
      assertThat(network.forward(x, Mode.INFER).values()[0]).isCloseTo(9.6f, within(1e-5f));
      network.pass(x, Mode.TRAIN, output -> new Loss(0, new Tensor(new float[] {1}, 1, 1)));
      network.update(0.5);
      assertThat(network.weights().get("0.weight").values())
          .containsExactly(new float[] {0.55f, 1.25f}, within(1e-6f));
    }
  }

  @Test
  void a_batch_of_another_size_may_follow() {
    try (Network network = network(classifier())) {
      Tensor all = noise(7, 9, 1, 12, 12);
      Tensor output = network.forward(all, Mode.INFER);
      for (int n : new int[] {1, 9, 4, 9}) {
        Tensor some = new Tensor(Arrays.copyOf(all.values(), n * 144), n, 1, 12, 12);
        float[] part = network.forward(some, Mode.INFER).values();
        assertThat(part).containsExactly(Arrays.copyOf(output.values(), n * 4), within(1e-5f));
        network.pass(some, Mode.TRAIN, ContractNetworks::squares);
        network.load(Weights.initial(classifier(), SEED));
      }
    }
  }

  @Test
  void dropout_is_the_identity_in_inference_and_scales_what_it_keeps_in_training() {
    NetworkSpec spec = spec(List.of(1000), new Layer.Dropout(0.4));
    Tensor ones = new Tensor(new float[2000], 2, 1000);
    Arrays.fill(ones.values(), 1);
    try (Network a = network(spec);
        Network b = network(spec)) {
      assertThat(a.forward(ones, Mode.INFER)).isEqualTo(ones);
      Tensor first = a.forward(ones, Mode.TRAIN);
      for (float value : first.values()) {
        assertThat(value).isIn(0f, (float) (1 / 0.6));
      }
      long dropped = count(first, 0);
      // Binomial(2000, .4): mean 800, standard deviation 21.9.
      assertThat(dropped).isBetween(700L, 900L);
      assertThat(a.backward(ones)).isEqualTo(first);
      Tensor second = a.forward(ones, Mode.TRAIN);
      assertThat(second).isNotEqualTo(first);
      assertThat(b.forward(ones, Mode.TRAIN)).isEqualTo(first);
      assertThat(b.forward(ones, Mode.TRAIN)).isEqualTo(second);
    }
  }

  private static long count(Tensor tensor, float wanted) {
    long count = 0;
    for (float value : tensor.values()) {
      count += value == wanted ? 1 : 0;
    }
    return count;
  }

  @Test
  void what_is_handed_in_stays_as_it_is_and_what_is_handed_out_is_ones_own() {
    try (Network network = network(spec(List.of(3), new Layer.Relu(), new Layer.Tanh()))) {
      Tensor input = new Tensor(new float[] {-1, 0.5f, 2}, 1, 3);
      Tensor output = network.forward(input, Mode.TRAIN);
      Tensor before = output.copy();
      network.forward(new Tensor(new float[] {9, 9, 9}, 1, 3), Mode.TRAIN);
      assertThat(output).isEqualTo(before);
      assertThat(input.values()).containsExactly(-1, 0.5f, 2);
    }
  }

  @Test
  void wrong_shapes_are_named_with_the_network() {
    try (Network network = network(classifier())) {
      assertThatThrownBy(() -> network.forward(noise(1, 2, 1, 12, 13), Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("contract")
          .hasMessageContaining("[2, 1, 12, 13]");
      assertThatThrownBy(() -> network.backward(noise(1, 2, 4)))
          .isInstanceOf(IllegalStateException.class);
      network.forward(noise(1, 2, 1, 12, 12), Mode.INFER);
      assertThatThrownBy(() -> network.backward(noise(1, 3, 4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("contract");
      assertThatThrownBy(() -> network.load(new Weights(Map.of())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0.weight");
    }
  }

  @Test
  void a_closed_network_says_so() {
    Network network = network(classifier());
    network.close();
    network.close();
    assertThatThrownBy(() -> network.forward(noise(1, 2, 1, 12, 12), Mode.INFER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void a_classifier_learns_two_patterns() {
    NetworkSpec spec =
        spec(
            List.of(1, 6, 6),
            new Layer.Convolution(4, 3, 1, 0, true, HE),
            new Layer.Relu(),
            new Layer.Flatten(),
            new Layer.Dense(2, true, HE));
    int[] labels = {0, 1, 0, 1, 0, 1, 0, 1};
    Tensor images = noise(8, 8, 1, 6, 6);
    for (int i = 0; i < images.size(); i++) {
      images.values()[i] = 0.3f * images.values()[i] + (labels[i / 36] == (i % 6) / 3 ? 1 : 0);
    }
    try (Network network = engine().create(spec, Optimizer.Adam.of(1e-2), SEED)) {
      double loss = 0;
      for (int i = 0; i < 60; i++) {
        loss =
            network.learn(
                images, Mode.TRAIN, logits -> Losses.softmaxCrossEntropy(logits, labels, null));
        network.update();
      }
      assertThat(loss).isLessThan(0.05);
    }
  }
}
