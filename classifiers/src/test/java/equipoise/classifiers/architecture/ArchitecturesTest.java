package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers and parameters of the sources. */
class ArchitecturesTest {
  /** 20 (25 + 1) + 50 (20 25 + 1) + 500 (800 + 1) + 10 (500 + 1), as in Caffe's LeNet. */
  @Test
  void lenet5_has_the_parameters_of_caffes_lenet() {
    assertThat(grey(LeNet.LENET5, 28).parameterCount())
        .isEqualTo(520 + 25_050 + 400_500 + 5_010)
        .isEqualTo(431_080);
  }

  /** 6 (25 + 1) + 16 (6 25 + 1) + 120 (400 + 1) + 84 (120 + 1) + 10 (84 + 1). */
  @Test
  void lenet5_of1998_has_the_same_parameters_at28_and_at32_pixels() {
    assertThat(grey(LeNet.LENET5_1998, 28).parameterCount())
        .isEqualTo(156 + 2_416 + 48_120 + 10_164 + 850)
        .isEqualTo(61_706);
    assertThat(grey(LeNet.LENET5_1998, 32).parameterCount()).isEqualTo(61_706);
  }

  /** 16 (9 + 1) + 32 (16 9 + 1) + 64 (32 9 + 1) + 128 (64 3 3 + 1) + 10 (128 + 1). */
  @Test
  void bipyramidal_doubles_its_filters() {
    NetworkSpec spec = grey(Bipyramidal.BIPYRAMIDAL, 28);
    assertThat(filters(spec)).containsExactly(16, 32, 64);
    assertThat(spec.parameterCount()).isEqualTo(160 + 4_640 + 18_496 + 73_856 + 1_290);
    assertThat(filters(grey(Bipyramidal.BIPYRAMIDAL, 32))).containsExactly(16, 32, 64);
    assertThat(filters(grey(Bipyramidal.BIPYRAMIDAL, 128))).containsExactly(16, 32, 64, 128, 256);
  }

  /** As the description of the networks says: large images get more stages, not more units. */
  @Test
  void none_of_them_grows_beyond_three_million_parameters_at128_pixels() {
    for (Architecture network : List.of(LeNet.LENET5, LeNet.LENET5_1998, Bipyramidal.BIPYRAMIDAL)) {
      assertThat(network.spec(new ImageShape(3, 128, 128), 7, 0).parameterCount())
          .as(network.name())
          .isLessThan(3_000_000);
    }
  }

  private static NetworkSpec grey(Architecture network, int side) {
    return network.spec(new ImageShape(1, side, side), 10, 0);
  }

  private static List<Integer> filters(NetworkSpec spec) {
    return spec.layers().stream()
        .filter(layer -> layer instanceof Layer.Convolution)
        .map(layer -> ((Layer.Convolution) layer).filters())
        .toList();
  }
}
