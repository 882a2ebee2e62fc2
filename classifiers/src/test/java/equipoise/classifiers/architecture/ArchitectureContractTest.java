package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every architecture of {@link Architectures#ALL} must do. */
class ArchitectureContractTest {
  private static final List<Architecture> ALL = Architectures.ALL;
  private static final int[][] SIZES = {
    {9, 9},
    {12, 12},
    {15, 15},
    {16, 16},
    {17, 17},
    {20, 20},
    {28, 28},
    {32, 32},
    {40, 40},
    {47, 47},
    {48, 48},
    {64, 64},
    {96, 96},
    {100, 100},
    {128, 128},
    {28, 32}
  };

  @ParameterizedTest
  @FieldSource("ALL")
  void every_size_and_number_of_channels_gives_one_logit_a_class_without_a_huge_network(
      Architecture network) {
    for (int[] size : SIZES) {
      for (int channels : new int[] {1, 3}) {
        check(network, new ImageShape(channels, size[0], size[1]));
      }
    }
    int smallest = network.smallestSide();
    check(network, new ImageShape(1, smallest, smallest));
    check(network, new ImageShape(3, smallest, 128));
    check(network, new ImageShape(3, 128, smallest));
  }

  private static void check(Architecture network, ImageShape shape) {
    NetworkSpec spec = network.spec(shape, 7, network.defaultDropout());
    assertThat(spec.input()).containsExactly(shape.channels(), shape.height(), shape.width());
    assertThat(spec.output()).as("%s at %s", network.name(), shape).containsExactly(7);
    assertThat(spec.parameterCount())
        .as("%s at %s", network.name(), shape)
        .isBetween(1_000L, 50_000_000L);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void an_image_that_is_too_small_is_refused_with_the_smallest_side(Architecture network) {
    int side = network.smallestSide();
    for (ImageShape shape :
        List.of(new ImageShape(1, 128, side - 1), new ImageShape(3, side - 1, side))) {
      assertThatThrownBy(() -> network.spec(shape, 10, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(network.name())
          .hasMessageContaining(side + "x" + side)
          .hasMessageContaining(shape.toString());
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void one_class_is_refused(Architecture network) {
    assertThatThrownBy(() -> network.spec(new ImageShape(1, 32, 32), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 classes");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void dropout_stands_before_the_last_layer_only_if_it_is_set(Architecture network) {
    ImageShape shape = new ImageShape(1, 28, 28);
    List<Layer> with = network.spec(shape, 10, 0.25).layers();
    assertThat(with.get(with.size() - 2)).isEqualTo(new Layer.Dropout(0.25));
    assertThat(network.spec(shape, 10, 0).layers())
        .noneMatch(layer -> layer instanceof Layer.Dropout);
    assertThat(network.defaultDropout()).isBetween(0.0, 0.99);
  }

  @Test
  void every_architecture_has_another_name() {
    assertThat(ALL).extracting(Architecture::name).doesNotHaveDuplicates();
  }
}
