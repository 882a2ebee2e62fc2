package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTest {
  /** 20 (25 + 1) + 50 (20 25 + 1) + 500 (800 + 1) + 10 (500 + 1), as in Caffe's LeNet. */
  @Test
  void lenet5HasTheParametersOfCaffesLenet() {
    assertThat(parameters(spec("lenet5", new ImageShape(1, 28, 28), 10)))
        .isEqualTo(520 + 25_050 + 400_500 + 5_010)
        .isEqualTo(431_080);
  }

  /** 6 (25 + 1) + 16 (6 25 + 1) + 120 (400 + 1) + 84 (120 + 1) + 10 (84 + 1). */
  @Test
  void lenet5Of1998HasTheSameParametersAt28AndAt32Pixels() {
    assertThat(parameters(spec("lenet5-1998", new ImageShape(1, 28, 28), 10)))
        .isEqualTo(156 + 2_416 + 48_120 + 10_164 + 850)
        .isEqualTo(61_706);
    assertThat(parameters(spec("lenet5-1998", new ImageShape(1, 32, 32), 10))).isEqualTo(61_706);
  }

  /** 16 (9 + 1) + 32 (16 9 + 1) + 64 (32 9 + 1) + 128 (64 3 3 + 1) + 10 (128 + 1). */
  @Test
  void bipyramidalDoublesItsFilters() {
    NetworkSpec spec = spec("bipyramidal", new ImageShape(1, 28, 28), 10);
    assertThat(filters(spec)).containsExactly(16, 32, 64);
    assertThat(parameters(spec)).isEqualTo(160 + 4_640 + 18_496 + 73_856 + 1_290);
    assertThat(filters(spec("bipyramidal", new ImageShape(3, 32, 32), 5)))
        .containsExactly(16, 32, 64);
    assertThat(filters(spec("bipyramidal", new ImageShape(3, 128, 128), 5)))
        .containsExactly(16, 32, 64, 128, 256);
  }

  @ParameterizedTest
  @CsvSource({
    "8,8", "9,9", "12,12", "15,15", "16,16", "17,17", "20,20", "28,28", "32,32", "40,40", "47,47",
    "48,48", "64,64", "96,96", "100,100", "128,128", "8,128", "128,8", "28,32"
  })
  void everyNetworkFitsImagesFrom8To128PixelsWithoutGrowingHuge(int height, int width) {
    for (String name : Architectures.names()) {
      for (int channels : new int[] {1, 3}) {
        NetworkSpec spec = spec(name, new ImageShape(channels, height, width), 7);
        assertThat(spec.input()).containsExactly(channels, height, width);
        assertThat(parameters(spec)).as(name).isBetween(1_000L, 3_000_000L);
      }
    }
  }

  @Test
  void dropoutStandsBeforeTheLastLayerAndOnlyIfWanted() {
    Architecture lenet = Architectures.named("lenet5");
    ImageShape shape = new ImageShape(1, 28, 28);
    List<Layer> with = lenet.spec(shape, 10, 0.5).layers();
    assertThat(with.get(with.size() - 2)).isEqualTo(new Layer.Dropout(0.5));
    assertThat(lenet.spec(shape, 10, 0).layers())
        .noneMatch(layer -> layer instanceof Layer.Dropout);
  }

  @Test
  void anImageThatIsTooSmallIsRefusedWithTheSmallestSide() {
    assertThatThrownBy(() -> spec("lenet5", new ImageShape(1, 28, 7), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lenet5")
        .hasMessageContaining("8x8")
        .hasMessageContaining("1x28x7");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearestOne() {
    assertThatThrownBy(() -> Architectures.named("lenet-5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lenet-5'")
        .hasMessageContaining("did you mean 'lenet5'");
  }

  private static NetworkSpec spec(String name, ImageShape shape, int classes) {
    return Architectures.named(name).spec(shape, classes, 0);
  }

  private static List<Integer> filters(NetworkSpec spec) {
    return spec.layers().stream()
        .filter(layer -> layer instanceof Layer.Convolution)
        .map(layer -> ((Layer.Convolution) layer).filters())
        .toList();
  }

  /** A layer has filters x (K x K x channels + 1) parameters: see the shapes that go through it. */
  private static long parameters(NetworkSpec spec) {
    long channels = spec.input().get(0);
    long height = spec.input().get(1);
    long width = spec.input().get(2);
    long values = 0;
    long sum = 0;
    for (Layer layer : spec.layers()) {
      if (layer instanceof Layer.Convolution c) {
        sum += c.filters() * (c.kernel() * c.kernel() * channels + 1);
        channels = c.filters();
        height += 2L * c.padding() - c.kernel() + 1;
        width += 2L * c.padding() - c.kernel() + 1;
      } else if (layer instanceof Layer.MaxPooling) {
        height /= 2;
        width /= 2;
      } else if (layer instanceof Layer.Flatten) {
        values = channels * height * width;
      } else if (layer instanceof Layer.Dense d) {
        sum += d.units() * (values + 1);
        values = d.units();
      }
      assertThat(height).isPositive();
      assertThat(width).isPositive();
    }
    return sum;
  }
}
