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
    {15, 15},
    {16, 16},
    {17, 17},
    {28, 28},
    {32, 32},
    {47, 47},
    {64, 64},
    {100, 100},
    {28, 32}
  };

  @ParameterizedTest
  @FieldSource("ALL")
  void every_size_and_number_of_channels_gives_one_logit_a_class_without_a_huge_network(
      Architecture network) {
    int smallest = network.smallestSide();
    for (int[] size : SIZES) {
      if (Math.min(size[0], size[1]) >= smallest) {
        check(network, new ImageShape(3, size[0], size[1]));
      }
    }
    check(network, new ImageShape(1, smallest, smallest));
    check(network, new ImageShape(3, smallest, 128));
    check(network, new ImageShape(3, 128, smallest));
    check(network, new ImageShape(1, network.usualSide(), network.usualSide()));
  }

  private static void check(Architecture network, ImageShape shape) {
    NetworkSpec spec = network.spec(shape, 7, network.defaultDropout());
    assertThat(spec.input()).containsExactly(shape.channels(), shape.height(), shape.width());
    assertThat(spec.output()).as("%s at %s", network.name(), shape).containsExactly(7);
    assertThat(spec.parameterCount())
        .as("%s at %s", network.name(), shape)
        .isBetween(1_000L, 150_000_000L);
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
    int side = network.usualSide();
    assertThatThrownBy(() -> network.spec(new ImageShape(1, side, side), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 classes");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void dropout_stands_in_the_head_only_if_it_is_set(Architecture network) {
    int side = Math.max(28, network.smallestSide());
    ImageShape shape = new ImageShape(1, side, side);
    NetworkParts with = network.parts(shape, 10, 0.25);
    assertThat(with.head().layers()).contains(new Layer.Dropout(0.25));
    assertThat(with.features().layers()).noneMatch(layer -> layer instanceof Layer.Dropout);
    assertThat(network.spec(shape, 10, 0).layers())
        .noneMatch(layer -> layer instanceof Layer.Dropout);
    assertThat(network.defaultDropout()).isBetween(0.0, 0.99);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void features_and_head_are_the_whole(Architecture network) {
    int side = Math.max(28, network.smallestSide());
    NetworkParts parts = network.parts(new ImageShape(3, side, side), 10, 0);
    NetworkSpec features = parts.features();
    NetworkSpec head = parts.head();
    assertThat(head.input()).isEqualTo(features.output());
    assertThat(head.output()).containsExactly(10);
    assertThat(features.parameterCount() + head.parameterCount())
        .isEqualTo(parts.whole().parameterCount());
    assertThat(parts.whole()).isEqualTo(network.spec(new ImageShape(3, side, side), 10, 0));
  }

  /** A file of published weights fills the whole network, and every name once. */
  @ParameterizedTest
  @FieldSource("ALL")
  void published_names_are_those_of_all_arrays_or_of_none(Architecture network) {
    int side = network.usualSide();
    NetworkParts parts = network.parts(new ImageShape(3, side, side), 1000, 0.5);
    if (!parts.torchKeys().isEmpty()) {
      assertThat(parts.torchKeys().values()).containsExactlyElementsOf(arrays(parts.whole()));
      assertThat(parts.torchKeys().keySet())
          .allMatch(name -> name.matches("[A-Za-z0-9_.]+\\.(weight|bias|running_mean|running_var)"))
          .noneMatch(name -> name.startsWith("null"));
    }
  }

  private static Iterable<String> arrays(NetworkSpec spec) {
    return spec.arrays().keySet();
  }

  @Test
  void every_architecture_has_another_name() {
    assertThat(ALL).extracting(Architecture::name).doesNotHaveDuplicates();
  }
}
