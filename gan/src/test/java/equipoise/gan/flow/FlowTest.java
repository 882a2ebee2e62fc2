package equipoise.gan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engines;
import equipoise.gan.Patterns;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {
  private static final Seed SEED = new Seed(11);

  private static Generator train(Dataset train, Map<String, ?> options) {
    return Flow.ENTRY
        .configured(options)
        .create()
        .trainer(() -> Engines.named("auto"))
        .fit(Splits.whole(train), train, SEED, Progress.none());
  }

  @Test
  void generated_images_look_like_their_class() {
    Dataset train = Patterns.of(1, 16, 16, new Seed(1), 150, 60, 25);
    Map<String, ?> options =
        Map.of("steps", 400, "batch", 24, "filters", 12, "average", 0.98, "checkpoints", 1);
    try (Generator generator = train(train, options)) {
      int right = 0;
      for (int label = 0; label < 3; label++) {
        Dataset images = generator.generate(label, 20, SEED);
        for (int i = 0; i < images.size(); i++) {
          right += nearestClass(train, images, i) == label ? 1 : 0;
        }
      }
      // Of 60; chance is a third.
      assertThat(right).isGreaterThan(50);
    }
  }

  private static int nearestClass(Dataset train, Dataset images, int i) {
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < train.size(); row++) {
      double squares = 0;
      for (int j = 0; j < train.dimension(); j++) {
        squares += Math.pow(images.value(i, j) - train.value(row, j), 2);
      }
      if (squares < smallest) {
        smallest = squares;
        best = train.label(row);
      }
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({"1,28,28", "3,30,33", "1,9,13", "3,64,40"})
  void images_of_any_side_and_colour_come_out_in_their_shape(int channels, int height, int width) {
    Dataset train = Patterns.of(channels, height, width, new Seed(1), 30, 20);
    try (Generator generator =
        train(
            train,
            Map.of("steps", 2, "batch", 4, "filters", 4, "checkpoints", 1, "integrator", "heun"))) {
      assertThat(generator.generate(1, 3, SEED).shape()).isEqualTo(train.shape());
    }
  }

  @Test
  void an_absurd_rate_is_reported_as_divergence() {
    Dataset train = Patterns.of(1, 16, 16, new Seed(1), 30, 20);
    assertThatThrownBy(
            () -> train(train, Map.of("steps", 120, "batch", 4, "filters", 2, "rate", 1e30)))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("flow training diverged")
        .hasMessageContaining("lower the rate");
  }
}
