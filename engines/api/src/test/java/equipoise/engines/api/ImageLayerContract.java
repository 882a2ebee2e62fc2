package equipoise.engines.api;

import static equipoise.engines.api.ContractNetworks.HE;
import static equipoise.engines.api.ContractNetworks.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * As {@link LayerContract}: what layers that move windows, gate channels or read rows give. Where
 * no other source is named, values come from Python's PyTorch 1.13.1 with the call that is named;
 * image is {@code torch.arange(1., 13.).reshape(1, 1, 3, 4)}.
 */
public abstract class ImageLayerContract {
  private static final Tensor IMAGE =
      new Tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 1, 3, 4);
  private static final List<Integer> SHAPE = List.of(1, 3, 4);

  protected abstract Engine engine();

  private Tensor output(NetworkSpec spec, Map<String, Tensor> weights, Tensor input) {
    try (Network network = engine().create(spec, Optimizer.Adam.of(1e-3), new Seed(20))) {
      if (!weights.isEmpty()) {
        network.load(new Weights(weights));
      }
      return network.forward(input, Mode.INFER);
    }
  }

  private void gives(Layer layer, int[] shape, float... values) {
    Tensor output = output(spec(SHAPE, layer), Map.of(), IMAGE);
    assertThat(output.shape()).containsExactly(shape);
    assertThat(output.values()).containsExactly(values, within(1e-5f));
  }

  private static int[] shape(int... axes) {
    return axes;
  }

  private Tensor convolved(Window window, float... kernel) {
    Window.Sides size = window.size();
    return output(
        spec(SHAPE, new Layer.Convolution(1, window, 1, false, HE)),
        Map.of("0.weight", new Tensor(kernel, 1, 1, size.height(), size.width())),
        IMAGE);
  }

  /**
   * {@code conv2d(image, [[1, 0, -1]], stride=(2, 1), padding=(0, 1))}, {@code conv2d(image, [[1,
   * 2], [3, 4]], dilation=2)}, {@code conv2d(pad(image, (0, 1, 0, 1)), [[1, 2], [3, 4]],
   * stride=2)}.
   */
  @Test
  void convolutions_may_have_two_sides_gaps_and_unequal_paddings() {
    assertThat(convolved(Window.of(1, 3).strided(2, 1).padded(0, 1), 1, 0, -1))
        .isEqualTo(new Tensor(new float[] {-2, -2, -2, 3, -10, -2, -2, 11}, 1, 1, 2, 4));
    assertThat(convolved(Window.of(2).dilated(2), 1, 2, 3, 4))
        .isEqualTo(new Tensor(new float[] {78, 88}, 1, 1, 1, 2));
    Window bottomRight = Window.of(2).strided(2).padded(new Window.Padding(0, 1, 0, 1));
    assertThat(convolved(bottomRight, 1, 2, 3, 4))
        .isEqualTo(new Tensor(new float[] {44, 64, 29, 35}, 1, 1, 2, 2));
  }

  /** {@code max_pool2d} and {@code avg_pool2d(image, 2, 2, ceil_mode=True)}. */
  @Test
  void pooling_that_rounds_up_keeps_the_last_rows() {
    Window two = Window.of(2).strided(2);
    gives(new Layer.MaxPooling(two, true), shape(1, 1, 2, 2), 6, 8, 10, 12);
    gives(new Layer.AveragePooling(two, true, true), shape(1, 1, 2, 2), 3.5f, 5.5f, 9.5f, 11.5f);
  }

  /**
   * {@code max_pool2d} and {@code avg_pool2d(torch.arange(1., 26.).reshape(1, 1, 5, 5), 2, 3, 1,
   * ceil_mode=True)}: a third window would begin behind the image.
   */
  @Test
  void no_window_begins_behind_the_image() {
    Tensor image = Tensor.zeros(1, 1, 5, 5);
    for (int i = 0; i < 25; i++) {
      image.values()[i] = i + 1;
    }
    Window window = Window.of(2).strided(3).padded(1);
    List<Integer> shape = List.of(1, 5, 5);
    assertThat(output(spec(shape, new Layer.MaxPooling(window, true)), Map.of(), image))
        .isEqualTo(new Tensor(new float[] {1, 4, 16, 19}, 1, 1, 2, 2));
    assertThat(output(spec(shape, new Layer.AveragePooling(window, true, true)), Map.of(), image))
        .isEqualTo(new Tensor(new float[] {.25f, 1.75f, 6.75f, 16}, 1, 1, 2, 2));
  }

  /** {@code avg_pool2d(image, 3, 2, 1, ceil_mode=True, count_include_pad=...)}. */
  @Test
  void average_pooling_counts_its_padding_or_not() {
    Window three = Window.of(3).strided(2).padded(1);
    gives(
        new Layer.AveragePooling(three, true, true),
        shape(1, 1, 2, 3),
        1.5555556f,
        3.3333333f,
        2,
        3.3333333f,
        6,
        3.3333333f);
    gives(new Layer.AveragePooling(three, true, false), shape(1, 1, 2, 3), 3.5f, 5, 6, 7.5f, 9, 10);
  }

  /**
   * By hand: windows of 2x2 at the pixels of every second row and column, one row and column more.
   */
  @Test
  void pooling_may_be_padded_on_one_side() {
    Window two = Window.of(2).strided(2).padded(new Window.Padding(0, 1, 0, 0));
    gives(new Layer.MaxPooling(two, false), shape(1, 1, 2, 2), 6, 8, 10, 12);
    gives(new Layer.AveragePooling(two, false, true), shape(1, 1, 2, 2), 3.5f, 5.5f, 4.75f, 5.75f);
    gives(new Layer.AveragePooling(two, false, false), shape(1, 1, 2, 2), 3.5f, 5.5f, 9.5f, 11.5f);
  }

  /** {@code adaptive_avg_pool2d(image, (2, 3))} and {@code (4, 5)}. */
  @Test
  void adaptive_pooling_covers_the_image_whatever_its_sides() {
    gives(
        new Layer.AdaptiveAveragePooling(2, 3),
        shape(1, 1, 2, 3),
        3.5f,
        4.5f,
        5.5f,
        7.5f,
        8.5f,
        9.5f);
    gives(
        new Layer.AdaptiveAveragePooling(4, 5),
        shape(1, 1, 4, 5),
        1,
        1.5f,
        2.5f,
        3.5f,
        4,
        3,
        3.5f,
        4.5f,
        5.5f,
        6,
        7,
        7.5f,
        8.5f,
        9.5f,
        10,
        9,
        9.5f,
        10.5f,
        11.5f,
        12);
  }

  private void maps(Layer layer, float... values) {
    Tensor input = new Tensor(new float[] {-4, -3, -1.5f, 0, 1, 2.5f, 3, 5, 7}, 1, 9);
    assertThat(output(spec(List.of(9), layer), Map.of(), input).values())
        .containsExactly(values, within(1e-6f));
  }

  /** {@code relu6}, {@code hardsigmoid}, {@code hardswish}. */
  @Test
  void hard_functions_are_those_of_pytorch() {
    maps(new Layer.Relu6(), 0, 0, 0, 0, 1, 2.5f, 3, 5, 6);
    maps(new Layer.HardSigmoid(), 0, 0, .25f, .5f, .66666669f, .91666669f, 1, 1, 1);
    maps(new Layer.HardSwish(), 0, 0, -.375f, 0, .66666669f, 2.2916667f, 3, 5, 7);
    maps(new Layer.Scale(-2), 8, 6, 3, 0, -2, -5, -6, -10, -14);
  }

  /** {@code local_response_norm(x, 3 and 4, alpha=0.5, beta=0.75, k=2)}. */
  @Test
  void local_response_norm_divides_by_the_neighbouring_channels() {
    Tensor x = new Tensor(new float[] {1, -2, 3, 4, -5, 6, .5f, 2, 7, -1}, 1, 5, 1, 2);
    List<Integer> shape = List.of(5, 1, 2);
    assertThat(
            output(spec(shape, new Layer.LocalResponseNorm(3, .5, .75, 2)), Map.of(), x).values())
        .containsExactly(
            new float[] {
              .37739524f,
              -.56987679f,
              .6407097f,
              .64757746f,
              -1.0808108f,
              .97136623f,
              .067727357f,
              .39033413f,
              1.2256936f,
              -.45790645f
            },
            within(1e-5f));
    assertThat(
            output(spec(shape, new Layer.LocalResponseNorm(4, .5, .75, 2)), Map.of(), x).values())
        .containsExactly(
            new float[] {
              .4131307f,
              -.64732236f,
              .74775803f,
              .76980036f,
              -1.2417011f,
              1.1088136f,
              .075637929f,
              .38093892f,
              1.1371824f,
              -.22930385f
            },
            within(1e-5f));
  }

  /** By hand: the means 1.5 and -3.5 pass the ReLU as 1.5 and 0. */
  @Test
  void a_gate_multiplies_each_channel_by_what_its_chain_makes_of_all() {
    Layer gate = new Layer.Gate(List.of(new Layer.GlobalAveragePooling(), new Layer.Relu()));
    Tensor input = new Tensor(new float[] {1, 2, -3, -4}, 1, 2, 1, 2);
    assertThat(output(spec(List.of(2, 1, 2), gate), Map.of(), input).values())
        .containsExactly(new float[] {1.5f, 3, 0, 0}, within(1e-6f));
  }

  @Test
  void channel_padding_puts_zeros_before_and_after() {
    Tensor input = new Tensor(new float[] {1, 2, 3, 4}, 2, 1, 1, 2);
    assertThat(output(spec(List.of(1, 1, 2), new Layer.ChannelPadding(1, 2)), Map.of(), input))
        .isEqualTo(
            new Tensor(new float[] {0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0, 0}, 2, 4, 1, 2));
  }

  /**
   * {@code nn.RNN(2, 2)} and {@code nn.LSTM(2, 2)} over the rows [1, -2], [.5, 3], [-1, .25] with
   * the weights below.
   */
  @Test
  void recurrent_layers_read_rows_from_the_top() {
    rows(
        Layer.Recurrent.Cell.RNN,
        2.2351742e-08f,
        -.14888504f,
        -.72305644f,
        -.14220627f,
        -.26611394f,
        -.24636589f);
    rows(
        Layer.Recurrent.Cell.LSTM,
        -.075803965f,
        -.074042313f,
        .10003603f,
        .21870545f,
        -.038475201f,
        -.036798541f);
  }

  private void rows(Layer.Recurrent.Cell cell, float... states) {
    int rows = 2 * cell.gates();
    Map<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("0.weight", ramp(-0.3f, 0.1f, rows, 2));
    weights.put("0.recurrentWeight", ramp(0.5f, -0.07f, rows, 2));
    weights.put("0.bias", ramp(-0.1f, 0.05f, rows));
    Tensor image = new Tensor(new float[] {1, -2, .5f, 3, -1, .25f}, 1, 1, 3, 2);
    List<Integer> shape = List.of(1, 3, 2);
    Tensor all = output(spec(shape, new Layer.Recurrent(cell, 2, true)), weights, image);
    assertThat(all.shape()).containsExactly(1, 1, 3, 2);
    assertThat(all.values()).containsExactly(states, within(1e-6f));
    Tensor last = output(spec(shape, new Layer.Recurrent(cell, 2, false)), weights, image);
    assertThat(last.values()).containsExactly(new float[] {states[4], states[5]}, within(1e-6f));
  }

  private static Tensor ramp(float first, float step, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.values()[i] = first + step * i;
    }
    return tensor;
  }
}
