package equipoise.classifiers.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /**
   * Counted in PyTorch by {@code /usr/bin/python3 classifiers/src/test/python/architectures.py
   * counts}, which writes the networks down from their papers. Zagoruyko and Komodakis say 1.5
   * million for WRN-28-2, He et al. .27, .46, .66 and .85 million for 20 to 56 layers.
   */
  @Test
  void networks_for_small_images_have_the_parameters_of_their_sources() {
    assertThat(
            Map.of(
                "vgg-bn", 288746,
                "resnet20", 269722,
                "resnet32", 464154,
                "resnet44", 658586,
                "resnet56", 853018,
                "wide-resnet", 1467610,
                "densenet", 176122,
                "mobilenet", 215642,
                "resnet18", 11173962))
        .allSatisfy(
            (name, count) ->
                assertThat(named(name).spec(new ImageShape(3, 32, 32), 10, 0).parameterCount())
                    .as(name)
                    .isEqualTo(count.longValue()));
    assertThat(grey(RowNetworks.RNN, 28).parameterCount()).isEqualTo(128 * (28 + 128 + 1) + 1_290);
    assertThat(grey(RowNetworks.LSTM, 28).parameterCount()).isEqualTo(512 * (28 + 128 + 1) + 1_290);
  }

  /**
   * Chollet's table 3 says 22,855,952 for Xception. The others are counted by the same command:
   * torchvision 0.14's networks, and the two of Szegedy et al. 2017 from the figures of their
   * paper.
   */
  @Test
  void networks_at_full_size_have_the_parameters_of_their_sources() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("vgg13", 133047848);
    counts.put("vgg13-bn", 133053736);
    counts.put("inception-v4", 42679816);
    counts.put("inception-resnet-v2", 55843464);
    counts.put("xception", 22855952);
    counts.forEach((name, count) -> assertThat(full(name)).as(name).isEqualTo(count.longValue()));
  }

  /** Counted in torchvision 0.14. */
  @ParameterizedTest
  @CsvSource({
    "alexnet, alexnet",
    "vgg11, vgg11",
    "vgg11-bn, vgg11_bn",
    "vgg16, vgg16",
    "vgg16-bn, vgg16_bn",
    "vgg19, vgg19",
    "vgg19-bn, vgg19_bn",
    "googlenet, googlenet",
    "inception-v3, inception_v3",
    "resnet18, resnet18",
    "resnet34, resnet34",
    "resnet50, resnet50",
    "resnet101, resnet101",
    "resnet152, resnet152",
    "resnext50, resnext50_32x4d",
    "densenet121, densenet121",
    "mobilenet-v2, mobilenet_v2",
    "mobilenet-v3-large, mobilenet_v3_large",
    "mobilenet-v3-small, mobilenet_v3_small",
    "squeezenet1-0, squeezenet1_0",
    "squeezenet1-1, squeezenet1_1"
  })
  void parameters_and_arrays_are_as_many_as_torchvisions(String name, String theirs)
      throws IOException {
    JsonNode counted =
        new ObjectMapper()
            .readTree(SharedWeights.path("torchvision-parameter-counts.json").toFile())
            .path(theirs);
    NetworkParts parts = named(name).parts(full(named(name)), 1000, 0);
    assertThat(parts.whole().parameterCount()).isEqualTo(counted.path("parameters").asLong());
    long counters =
        parts.torchKeys().keySet().stream().filter(key -> key.endsWith("running_mean")).count();
    assertThat(parts.torchKeys().size() + counters).isEqualTo(counted.path("tensors").asLong());
  }

  private static ImageShape full(Architecture network) {
    return new ImageShape(3, network.usualSide(), network.usualSide());
  }

  private static long full(String name) {
    return named(name).spec(full(named(name)), 1000, 0).parameterCount();
  }

  private static Architecture named(String name) {
    return Architectures.ALL.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  /** Architectures say where the form of a network depends on the images. */
  @Test
  void residual_networks_begin_with_a_small_convolution_below64_pixels() {
    Layer small = ResNet.RESNET18.spec(new ImageShape(3, 63, 64), 10, 0).layers().get(0);
    Layer full = ResNet.RESNET18.spec(new ImageShape(3, 64, 64), 10, 0).layers().get(0);
    assertThat(small.title()).contains("3x3 stride 1");
    assertThat(full.title()).contains("7x7 stride 2");
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
