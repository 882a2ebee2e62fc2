package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
  private static final Layer.Initializer HE = new Layer.Initializer.HeNormal();

  private static NetworkSpec spec(List<Integer> input, Layer... layers) {
    return new NetworkSpec("net", input, List.of(layers));
  }

  private static NetworkSpec lenet() {
    return spec(
        List.of(1, 28, 28),
        new Layer.Convolution(20, 5, 1, 0, true, HE),
        new Layer.MaxPooling(2, 2),
        new Layer.Convolution(50, 5, 1, 0, true, HE),
        new Layer.MaxPooling(2, 2),
        new Layer.Flatten(),
        new Layer.Dense(500, true, HE),
        new Layer.Relu(),
        new Layer.Dense(10, true, HE));
  }

  /** The worked example of a lecture: 32x32, two strided convolutions, 64 values, four classes. */
  @Test
  void shapes_follow_the_worked_example() {
    NetworkSpec spec =
        spec(
            List.of(1, 32, 32),
            new Layer.Convolution(8, 3, 2, 1, true, HE),
            new Layer.MaxPooling(2, 2),
            new Layer.Convolution(16, 3, 2, 1, true, HE),
            new Layer.MaxPooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(16, true, HE),
            new Layer.Dense(4, true, HE));
    assertThat(spec.outputShapes())
        .containsExactly(
            List.of(8, 16, 16),
            List.of(8, 8, 8),
            List.of(16, 4, 4),
            List.of(16, 2, 2),
            List.of(64),
            List.of(16),
            List.of(4));
    // filters (kernel^2 channels + 1): 8 * 10, 16 * 73; dense 16 * 65, 4 * 17.
    assertThat(spec.parameterCount()).isEqualTo(80 + 1168 + 1040 + 68);
  }

  /** 431,080 is the count that Caffe's LeNet of 20/50/500 is known for. */
  @Test
  void lenet_has431080_parameters() {
    assertThat(lenet().parameterCount()).isEqualTo(431_080);
    assertThat(lenet().parameterCount(5)).isEqualTo(500 * 801);
  }

  /** 61,706 is the count of LeCun's LeNet-5 with full connections between its maps. */
  @Test
  void lenet_of1998_with_full_connections_has61706_parameters() {
    NetworkSpec spec =
        spec(
            List.of(1, 32, 32),
            new Layer.Convolution(6, 5, 1, 0, true, HE),
            new Layer.AveragePooling(2, 2),
            new Layer.Convolution(16, 5, 1, 0, true, HE),
            new Layer.AveragePooling(2, 2),
            new Layer.Flatten(),
            new Layer.Dense(120, true, HE),
            new Layer.Dense(84, true, HE),
            new Layer.Dense(10, true, HE));
    assertThat(spec.parameterCount()).isEqualTo(61_706);
  }

  @Test
  void a_transposed_convolution_undoes_the_shape_of_a_convolution() {
    NetworkSpec spec =
        spec(
            List.of(100),
            new Layer.Dense(256 * 16, false, HE),
            new Layer.Reshape(256, 4, 4),
            Layer.BatchNorm.DEFAULTS,
            new Layer.TransposedConvolution(128, 4, 2, 1, false, HE),
            new Layer.Convolution(3, 4, 2, 1, true, HE),
            new Layer.GlobalAveragePooling());
    assertThat(spec.outputShapes())
        .containsExactly(
            List.of(4096),
            List.of(256, 4, 4),
            List.of(256, 4, 4),
            List.of(128, 8, 8),
            List.of(3, 4, 4),
            List.of(3));
    assertThat(spec.arrays().keySet())
        .containsExactly(
            "0.weight",
            "2.gamma",
            "2.beta",
            "2.runningMean",
            "2.runningVariance",
            "3.weight",
            "4.weight",
            "4.bias");
    assertThat(spec.parameterCount(2)).isEqualTo(512);
  }

  @Test
  void the_table_lists_layers_shapes_and_parameters() {
    assertThat(lenet().table().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("Convolution 50 of 5x5")
                    .contains("50x8x8")
                    .contains("25,050"))
        .anySatisfy(line -> assertThat(line).contains("total").contains("431,080"));
  }

  @Test
  void a_dense_layer_after_an_image_is_named_with_its_place_and_remedy() {
    NetworkSpec spec = spec(List.of(3, 8, 8), new Layer.Relu(), new Layer.Dense(4, true, HE));
    assertThatThrownBy(spec::outputShapes)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "network net, layer 1: Dense 4 takes vectors [d], but gets 3x8x8; put a Flatten or"
                + " GlobalAveragePooling before it");
  }

  @Test
  void what_does_not_fit_is_named_with_both_shapes() {
    assertThatThrownBy(
            () -> spec(List.of(10), new Layer.Convolution(2, 3, 1, 0, true, HE)).output())
        .hasMessageContaining("layer 0")
        .hasMessageContaining("but gets 10");
    assertThatThrownBy(
            () -> spec(List.of(1, 4, 4), new Layer.Convolution(2, 5, 1, 0, true, HE)).output())
        .hasMessageContaining("does not fit into 1x4x4");
    assertThatThrownBy(() -> spec(List.of(1, 4, 1), new Layer.MaxPooling(2, 2)).output())
        .hasMessageContaining("does not fit into 1x4x1");
    assertThatThrownBy(() -> spec(List.of(10), new Layer.Reshape(2, 2, 2)).output())
        .hasMessageContaining("10")
        .hasMessageContaining("2x2x2");
    assertThatThrownBy(() -> spec(List.of(2, 2), new Layer.Relu()))
        .hasMessageContaining("{d} or {c, h, w}");
  }

  @Test
  void layers_check_their_numbers() {
    assertThatThrownBy(() -> new Layer.Convolution(0, 3, 1, 0, true, HE))
        .hasMessage("filters must be at least 1, but is 0");
    assertThatThrownBy(() -> new Layer.TransposedConvolution(1, 3, 1, -1, true, HE))
        .hasMessage("padding must be at least 0, but is -1");
    assertThatThrownBy(() -> new Layer.Dropout(1)).hasMessageContaining("rate");
    assertThatThrownBy(() -> new Layer.BatchNorm(0, 0.1)).hasMessageContaining("epsilon");
    assertThatThrownBy(() -> new Layer.MaxPooling(2, 0)).hasMessageContaining("stride");
  }

  /** The basic block of ResNet-18's second stage: 73,728 + 147,456 + 8,192 and 2 x 3 x 128. */
  private static NetworkSpec block() {
    return spec(
        List.of(64, 8, 8),
        new Layer.Residual(
            List.of(
                new Layer.Convolution(128, 3, 2, 1, false, HE),
                Layer.BatchNorm.DEFAULTS,
                new Layer.Relu(),
                new Layer.Convolution(128, 3, 1, 1, false, HE),
                Layer.BatchNorm.DEFAULTS),
            List.of(new Layer.Convolution(128, 1, 2, 0, false, HE), Layer.BatchNorm.DEFAULTS)),
        new Layer.Relu());
  }

  @Test
  void a_tree_names_its_weights_by_their_path() {
    assertThat(block().outputShapes()).containsExactly(List.of(128, 4, 4), List.of(128, 4, 4));
    assertThat(block().parameterCount()).isEqualTo(73_728 + 147_456 + 8_192 + 6 * 128);
    assertThat(block().arrays().keySet())
        .contains("0.body.0.weight", "0.body.1.runningMean", "0.shortcut.0.weight")
        .doesNotContain("0.body.0.bias");
    assertThat(block().table().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("0.body.3", "Convolution 128 of 3x3", "128x4x4", "147,456"));
  }

  @Test
  void branches_that_do_not_fit_are_named_with_both_shapes() {
    assertThatThrownBy(
            () ->
                spec(
                        List.of(3, 8, 8),
                        new Layer.Relu(),
                        new Layer.Residual(
                            List.of(new Layer.Convolution(4, 3, 1, 1, true, HE)), List.of()))
                    .output())
        .hasMessage(
            "network net, layer 1: Residual adds 4x8x8 and 3x8x8; both must be of one shape");
    assertThatThrownBy(
            () ->
                spec(
                        List.of(3, 8, 8),
                        new Layer.Concat(List.of(List.of(), List.of(new Layer.MaxPooling(2, 2)))))
                    .output())
        .hasMessageContaining("3x8x8 and 3x4x4");
    assertThatThrownBy(
            () ->
                spec(
                        List.of(3, 8, 8),
                        new Layer.Residual(List.of(new Layer.Dense(2, true, HE)), List.of()))
                    .output())
        .hasMessageContaining("layer 0.body.0")
        .hasMessageContaining("Dense 2 takes vectors");
    assertThatThrownBy(
            () -> spec(List.of(3, 8, 8), new Layer.Convolution(4, 3, 1, 1, 2, true, HE)).output())
        .hasMessageContaining("in 2 groups needs a multiple of 2 channels, but gets 3x8x8");
  }

  @Test
  void what_the_new_layers_make_of_shapes() {
    NetworkSpec spec =
        spec(
            List.of(4, 5, 6),
            new Layer.Upsampling(2, Layer.Upsampling.Interpolation.NEAREST),
            new Layer.MaxPooling(3, 2, 1),
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Relu()))),
            new Layer.SpectralNorm(new Layer.TransposedConvolution(3, 4, 2, 1, true, HE)),
            Layer.LayerNorm.DEFAULTS,
            new Layer.GlobalMaxPooling(),
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(10, 7, 1)))));
    assertThat(spec.outputShapes())
        .containsExactly(
            List.of(4, 10, 12),
            List.of(4, 5, 6),
            List.of(8, 5, 6),
            List.of(3, 10, 12),
            List.of(3, 10, 12),
            List.of(3),
            List.of(10));
    assertThat(spec.arrays().get("3.u").shape()).containsExactly(3);
    assertThat(spec.arrays().get("3.u").trained()).isFalse();
    assertThat(spec.arrays().get("4.gamma").shape()).containsExactly(3, 10, 12);
  }

  @Test
  void a_network_says_what_its_layers_need_beside_the_values() {
    NetworkSpec spec = spec(List.of(4, 3, 3), shift(5, 4), shift(5, 4));
    assertThat(spec.condition()).isEqualTo(new ConditionSpec("net", 7, 5));
    assertThat(spec.arrays().get("1.chain.1.weight").shape()).containsExactly(4, 7);
    assertThat(spec(List.of(3), new Layer.Relu()).condition())
        .isEqualTo(new ConditionSpec("net", 0, 0));
    assertThatThrownBy(() -> spec(List.of(4, 3, 3), shift(5, 4), shift(6, 4)).condition())
        .hasMessage(
            "network net: layers 0 and 1 take conditions of 5 and 6 values; a batch has one");
    assertThatThrownBy(() -> spec(List.of(4, 3, 3), shift(5, 3)).output())
        .hasMessage(
            "network net, layer 0: ConditionalShift of 4x3x3 needs a chain that ends in 4 values,"
                + " but it ends in 3");
    assertThatThrownBy(() -> spec(List.of(4, 3, 3), new Layer.GroupNorm(3)).output())
        .hasMessage(
            "network net, layer 0: GroupNorm in 3 groups needs a multiple of 3 channels, but gets"
                + " 4x3x3");
  }

  private static Layer shift(int width, int channels) {
    return new Layer.ConditionalShift(
        width,
        List.of(
            new Layer.Concat(List.of(List.of(), List.of(new Layer.Embedding(7, 2, 1)))),
            new Layer.Dense(channels, true, HE)));
  }

  @Test
  void layers_that_hold_others_check_them() {
    assertThatThrownBy(() -> new Layer.Concat(List.of())).hasMessageContaining("branches");
    assertThatThrownBy(() -> new Layer.Convolution(3, 3, 1, 1, 2, true, HE))
        .hasMessageContaining("multiple of groups");
    assertThatThrownBy(() -> new Layer.MaxPooling(2, 2, 2)).hasMessageContaining("padding");
  }

  @Test
  void windows_say_their_sides_and_check_them() {
    Window wide = Window.of(1, 7).strided(2, 1).padded(0, 3);
    NetworkSpec spec =
        spec(
            List.of(4, 9, 9),
            new Layer.Convolution(6, wide, 1, false, HE),
            new Layer.MaxPooling(Window.of(2).strided(2), true));
    assertThat(spec.outputShapes()).containsExactly(List.of(6, 5, 9), List.of(6, 3, 5));
    assertThat(spec.arrays().get("0.weight").shape()).containsExactly(6, 4, 1, 7);
    assertThat(spec.table())
        .contains("Convolution 6 of 1x7 stride 2x1 padding 0x3 no bias")
        .contains("MaxPooling 2x2 stride 2 rounded up");
    assertThatThrownBy(() -> Window.of(0, 3)).hasMessage("kernel must be at least 1, but is 0");
    assertThatThrownBy(() -> Window.of(3).dilated(0))
        .hasMessage("dilation must be at least 1, but is 0");
    assertThatThrownBy(() -> new Layer.MaxPooling(Window.of(3).dilated(2), false))
        .hasMessageContaining("no gaps");
    Window.Padding oneSide = new Window.Padding(0, 1, 0, 1);
    assertThatThrownBy(() -> new Layer.AveragePooling(Window.of(2).padded(oneSide), true, true))
        .hasMessageContaining("same padding at opposite edges");
  }

  @Test
  void a_gate_must_end_in_one_value_a_channel() {
    assertThatThrownBy(() -> spec(List.of(4, 3, 3), new Layer.Gate(List.of())).output())
        .hasMessage(
            "network net, layer 0: Gate of 4x3x3 needs a chain that ends in 4 values, but it ends"
                + " in 4x3x3");
  }

  /** PyTorch's LSTM(28, 128) has 512 (28 + 128 + 2) values; its second bias is one of ours less. */
  @Test
  void recurrent_layers_own_weights_for_rows_and_states() {
    Layer lstm = new Layer.Recurrent(Layer.Recurrent.Cell.LSTM, 128, false);
    NetworkSpec spec = spec(List.of(1, 28, 28), lstm);
    assertThat(spec.output()).containsExactly(128);
    assertThat(spec.parameterCount()).isEqualTo(512 * (28 + 128 + 2) - 512);
    Weights start = Weights.initial(spec, new equipoise.core.Seed(1));
    assertThat(start.get("0.bias").values()).startsWith(0).contains(1);
  }
}
