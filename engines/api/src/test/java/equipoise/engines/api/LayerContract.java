package equipoise.engines.api;

import static equipoise.engines.api.ContractNetworks.HE;
import static equipoise.engines.api.ContractNetworks.noise;
import static equipoise.engines.api.ContractNetworks.orderedMap;
import static equipoise.engines.api.ContractNetworks.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What layers give on inputs small enough to check. Values "of PyTorch" come from Python's PyTorch
 * 1.13.1 with the call that is named. An engine's module extends this class.
 */
public abstract class LayerContract {
  protected abstract Engine engine();

  private Network network(NetworkSpec spec) {
    return engine().create(spec, Optimizer.Adam.of(1e-3), new Seed(20));
  }

  /** The output of a network with these weights; all of them, if there are none in the map. */
  private Tensor output(NetworkSpec spec, Map<String, Tensor> weights, Batch input) {
    try (Network network = network(spec)) {
      if (!weights.isEmpty()) {
        network.load(new Weights(weights));
      }
      return network.forward(input, Mode.INFER).host();
    }
  }

  private static Tensor tensor(float[] values, int... shape) {
    return new Tensor(values, shape);
  }

  private static float[] of(float... values) {
    return values;
  }

  /** conv2d(1..8, groups=2) of PyTorch; by hand 1 + 4 + 9 + 16 and -5 + 7 + 16. */
  @Test
  void groups_of_a_convolution_see_their_own_channels_only() {
    NetworkSpec spec = spec(List.of(2, 2, 2), new Layer.Convolution(2, 2, 1, 0, 2, false, HE));
    Tensor weight = tensor(of(1, 2, 3, 4, -1, 0, 1, 2), 2, 1, 2, 2);
    Tensor input = tensor(of(1, 2, 3, 4, 5, 6, 7, 8), 1, 2, 2, 2);
    assertThat(output(spec, Map.of("0.weight", weight), input))
        .isEqualTo(tensor(of(30, 18), 1, 2, 1, 1));
  }

  /** layer_norm([1, 2, 4, 7]) of PyTorch with these gammas and betas. */
  @Test
  void layer_norm_takes_an_example_by_itself() {
    Tensor output =
        output(
            spec(List.of(4), Layer.LayerNorm.DEFAULTS),
            orderedMap("0.gamma", tensor(of(1, 2, 1, 1), 4), "0.beta", tensor(of(0, 0, 0, 1), 4)),
            tensor(of(1, 2, 4, 7, 10, 20, 40, 70), 2, 4));
    assertThat(java.util.Arrays.copyOf(output.values(), 4))
        .containsExactly(of(-1.091088f, -1.309306f, 0.2182177f, 2.527524f), within(1e-6f));
    assertThat(output.values()[4]).isCloseTo(-1.091089f, within(1e-5f));
  }

  /**
   * Equation 1 and 2 of Wu and He in numpy: {@code z = x.reshape(2, 2, -1); z = (z - z.mean(2,
   * keepdims=True)) / sqrt(z.var(2, keepdims=True) + 1e-5)}, then gamma and beta by channel.
   */
  @Test
  void group_norm_takes_neighbouring_channels_of_an_example_together() {
    Tensor output =
        output(
            spec(List.of(4, 1, 2), new Layer.GroupNorm(2)),
            orderedMap(
                "0.gamma", tensor(of(1, 2, 1, 0.5f), 4), "0.beta", tensor(of(0, 0, 1, -1), 4)),
            tensor(of(1, 2, 4, 7, 10, 20, 40, 70, 0, 1, 0, 1, -3, 5, 2, 2), 2, 4, 1, 2));
    assertThat(output.values())
        .containsExactly(
            of(
                -1.09108841f,
                -0.65465305f,
                0.43643536f,
                3.05504755f,
                -0.09108944f,
                0.34534634f,
                -0.89089106f,
                -0.23623739f,
                -0.99998f,
                0.99998f,
                -1.99996f,
                1.99996f,
                -0.56669795f,
                2.21854285f,
                -0.91296122f,
                -0.91296122f),
            within(1e-5f));
  }

  /** {@code v / (1 + exp(-v))} in numpy. */
  @Test
  void silu_is_its_input_times_the_logistic_function_of_it() {
    Tensor output =
        output(
            spec(List.of(7), new Layer.Silu()),
            Map.of(),
            tensor(of(-20, -3, -1.25f, 0, 0.5f, 2, 9), 1, 7));
    assertThat(output.values())
        .containsExactly(
            of(0, -0.14227762f, -0.27837517f, 0, 0.31122967f, 1.76159416f, 8.99888945f),
            within(1e-6f));
  }

  /**
   * By hand: beside the conditions [1, 2] and [3, -1] stand the rows [9, 10] and [5, 6] of labels 2
   * and 0; the weights make 1 + 2 * 10 = 21 and 2 - 9 = -7 of the one, 15 and -6 of the other.
   */
  @Test
  void a_conditional_shift_adds_what_its_chain_makes_of_condition_and_label_to_every_pixel() {
    try (Network network = network(conditional())) {
      network.load(
          new Weights(
              orderedMap(
                  "0.chain.0.branch1.0.weight",
                  tensor(of(5, 6, 7, 8, 9, 10), 3, 2),
                  "0.chain.1.weight",
                  tensor(of(1, 0, 0, 2, 0, 1, -1, 0), 2, 4))));
      Batch batch =
          tensor(of(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 1, 2)
              .with(2, 0)
              .with(tensor(of(1, 2, 3, -1), 2, 2));
      assertThat(network.forward(batch, Mode.TRAIN).host())
          .isEqualTo(tensor(of(22, 23, -4, -3, 20, 21, 1, 2), 2, 2, 1, 2));
      Tensor above = tensor(of(1, 2, 0, 0, 0, 0, 10, 20), 2, 2, 1, 2);
      assertThat(network.backward(above)).isEqualTo(above);
      assertThat(network.gradients().get("0.chain.1.weight"))
          .isEqualTo(tensor(of(3, 6, 27, 30, 90, -30, 150, 180), 2, 4));
      assertThat(network.gradients().get("0.chain.0.branch1.0.weight"))
          .isEqualTo(tensor(of(-30, 0, 0, 0, 0, 6), 3, 2));
    }
  }

  private static NetworkSpec conditional() {
    return spec(
        List.of(2, 1, 2),
        new Layer.ConditionalShift(
            2,
            List.of(
                new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 2, 1)))),
                new Layer.Dense(2, false, HE))));
  }

  @Test
  void a_condition_that_is_missing_or_does_not_fit_is_named() {
    try (Network network = network(conditional())) {
      Batch labelled = tensor(of(1, 2, 3, 4, 5, 6, 7, 8), 2, 2, 1, 2).with(2, 0);
      assertThatThrownBy(() -> network.forward(labelled, Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "network contract takes a condition [2, 2] beside its input, but the batch has none");
      Batch wide = labelled.with(tensor(new float[6], 2, 3));
      assertThatThrownBy(() -> network.forward(wide, Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("[2, 2] beside its input, but the batch has [2, 3]");
      Batch broken = labelled.with(tensor(of(0, 0, Float.NaN, 0), 2, 2));
      assertThatThrownBy(() -> network.forward(broken, Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("network contract: the condition holds NaN at [1, 0]");
      assertThatThrownBy(() -> labelled.with(tensor(new float[6], 3, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the condition of 2 examples must be [2, d]");
    }
  }

  /** interpolate(scale_factor=2, mode='bilinear', align_corners=False) of PyTorch. */
  @Test
  void bilinear_upsampling_takes_pixel_centres_at_half_coordinates() {
    Tensor output =
        output(
            spec(
                List.of(1, 2, 2), new Layer.Upsampling(2, Layer.Upsampling.Interpolation.BILINEAR)),
            Map.of(),
            tensor(of(1, 2, 3, 5), 1, 1, 2, 2));
    assertThat(output.shape()).containsExactly(1, 1, 4, 4);
    assertThat(output.values())
        .containsExactly(
            of(
                1, 1.25f, 1.75f, 2, 1.5f, 1.8125f, 2.4375f, 2.75f, 2.5f, 2.9375f, 3.8125f, 4.25f, 3,
                3.5f, 4.5f, 5),
            within(1e-6f));
  }

  @Test
  void nearest_upsampling_repeats_pixels() {
    Tensor output =
        output(
            spec(List.of(1, 2, 2), new Layer.Upsampling(2, Layer.Upsampling.Interpolation.NEAREST)),
            Map.of(),
            tensor(of(1, 2, 3, 5), 1, 1, 2, 2));
    assertThat(output.values()).containsExactly(of(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 5, 5, 3, 3, 5, 5));
  }

  /** max_pool2d(-1..-9, 3, 2, 1) of PyTorch: the padding never wins. */
  @Test
  void padding_never_wins_in_max_pooling() {
    Tensor output =
        output(
            spec(List.of(1, 3, 3), new Layer.MaxPooling(3, 2, 1)),
            Map.of(),
            tensor(of(-1, -2, -3, -4, -5, -6, -7, -8, -9), 1, 1, 3, 3));
    assertThat(output.values()).containsExactly(of(-1, -2, -4, -5));
  }

  @Test
  void a_residual_adds_its_input_and_a_concatenation_puts_channels_in_order() {
    Tensor input = tensor(of(-1, 2, 3, -4), 1, 2, 1, 2);
    assertThat(
            output(
                spec(List.of(2, 1, 2), new Layer.Residual(List.of(new Layer.Relu()), List.of())),
                Map.of(),
                input))
        .isEqualTo(tensor(of(-1, 4, 6, -4), 1, 2, 1, 2));
    assertThat(
            output(
                spec(
                    List.of(2, 1, 2),
                    new Layer.Concat(List.of(List.of(new Layer.Relu()), List.of()))),
                Map.of(),
                input))
        .isEqualTo(tensor(of(0, 2, 3, 0, -1, 2, 3, -4), 1, 4, 1, 2));
  }

  /** The row of each label beside the values; its gradient goes to those rows alone. */
  @Test
  void an_embedding_gives_the_row_of_each_label() {
    NetworkSpec spec =
        spec(
            List.of(1),
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(3, 2, 1)))));
    Batch batch = tensor(of(7, 8, 9), 3, 1).with(2, 0, 2);
    try (Network network = network(spec)) {
      network.load(new Weights(Map.of("0.branch1.0.weight", tensor(of(1, 2, 3, 4, 5, 6), 3, 2))));
      assertThat(network.forward(batch, Mode.TRAIN).host())
          .isEqualTo(tensor(of(7, 5, 6, 8, 1, 2, 9, 5, 6), 3, 3));
      network.backward(tensor(of(1, 10, 100, 1, 20, 200, 1, 30, 300), 3, 3));
      assertThat(network.gradients().get("0.branch1.0.weight"))
          .isEqualTo(tensor(of(20, 200, 0, 0, 40, 400), 3, 2));
    }
  }

  @Test
  void labels_that_are_missing_or_out_of_range_are_named() {
    NetworkSpec spec = spec(List.of(1), new Layer.Embedding(3, 2, 1));
    try (Network network = network(spec)) {
      Tensor input = tensor(of(1, 1), 2, 1);
      assertThatThrownBy(() -> network.forward(input, Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("contract")
          .hasMessageContaining("labels");
      assertThatThrownBy(() -> network.forward(input.with(1, 3), Mode.INFER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("contract")
          .hasMessageContaining("3");
    }
  }

  /** [[3, 0], [4, 5]] has the singular values sqrt(45) and sqrt(5). */
  @Test
  void spectral_norm_divides_by_the_largest_singular_value() {
    NetworkSpec spec = spec(List.of(2), new Layer.SpectralNorm(new Layer.Dense(2, false, HE)));
    try (Network network = network(spec)) {
      network.load(
          new Weights(
              orderedMap("0.weight", tensor(of(3, 0, 4, 5), 2, 2), "0.u", tensor(of(1, 0), 2))));
      Tensor input = tensor(of(1, 0, 0, 1), 2, 2);
      for (int i = 0; i < 30; i++) {
        network.forward(input, Mode.TRAIN);
      }
      float[] u = network.weights().get("0.u").values();
      float root = (float) Math.sqrt(45);
      assertThat(network.forward(input, Mode.INFER).values())
          .containsExactly(of(3 / root, 4 / root, 0, 5 / root), within(1e-6f));
      assertThat(network.weights().get("0.u").values()).containsExactly(u);
      assertThat(u[1] / u[0]).isCloseTo(3, within(1e-4f));
    }
  }

  @Test
  void the_same_weights_give_the_same_outputs_in_both_modes_where_nothing_is_random() {
    NetworkSpec spec =
        spec(
            List.of(4, 6, 6),
            new Layer.Convolution(4, 3, 1, 1, 4, true, HE),
            Layer.LayerNorm.DEFAULTS,
            new Layer.Upsampling(2, Layer.Upsampling.Interpolation.BILINEAR),
            new Layer.GlobalMaxPooling());
    try (Network network = network(spec)) {
      Tensor input = noise(3, 2, 4, 6, 6);
      assertThat(network.forward(input, Mode.TRAIN)).isEqualTo(network.forward(input, Mode.INFER));
    }
  }
}
