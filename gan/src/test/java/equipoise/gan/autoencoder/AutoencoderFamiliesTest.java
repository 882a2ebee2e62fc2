package equipoise.gan.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engines;
import equipoise.gan.Patterns;
import equipoise.gan.generator.GeneratorRecipe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutoencoderFamiliesTest {
  private static final Seed SEED = new Seed(11);

  static List<Entry<GeneratorRecipe>> entries() {
    return List.of(ConditionalVae.ENTRY, DeepSmote.ENTRY, LatentSmote.ENTRY, LatentCdsmote.ENTRY);
  }

  private static Generator train(
      Entry<GeneratorRecipe> entry, Dataset train, Map<String, ?> options) {
    Map<String, Object> all = new HashMap<>(Map.of("checkpoints", 1));
    all.putAll(options);
    return entry
        .configured(all)
        .create()
        .trainer(() -> Engines.named("auto"))
        .fit(Splits.whole(train), train, SEED, Progress.none());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void the_mean_of_generated_images_is_nearest_to_that_of_their_class(
      Entry<GeneratorRecipe> entry) {
    Dataset train = Patterns.of(1, 12, 12, new Seed(1), 90, 45, 22);
    Map<String, ?> options =
        Map.of("steps", 200, "batch", 16, "filters", 8, "latent", 8, "rate", 0.015, "average", 0.9);
    try (Generator generator = train(entry, train, options)) {
      for (int label = 0; label < 3; label++) {
        double[] made = mean(generator.generate(label, 30, SEED), label);
        int wanted = label;
        assertThat(List.of(0, 1, 2))
            .allMatch(c -> distance(made, mean(train, wanted)) <= distance(made, mean(train, c)));
      }
    }
  }

  private static double[] mean(Dataset data, int label) {
    int[] rows = data.rowsOf(label);
    double[] mean = new double[data.dimension()];
    for (int row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += data.value(row, j) / rows.length;
      }
    }
    return mean;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("entries")
  void images_of_any_side_and_colour_come_out_in_their_shape(Entry<GeneratorRecipe> entry) {
    for (int[] shape : new int[][] {{3, 9, 13}, {1, 64, 40}}) {
      Dataset train = Patterns.of(shape[0], shape[1], shape[2], new Seed(1), 30, 20);
      Map<String, ?> options = Map.of("steps", 2, "batch", 4, "filters", 2, "latent", 4);
      try (Generator generator = train(entry, train, options)) {
        assertThat(generator.generate(1, 3, SEED).shape()).isEqualTo(train.shape());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_absurd_rate_is_reported_as_divergence(Entry<GeneratorRecipe> entry) {
    Dataset train = Patterns.of(1, 16, 16, new Seed(1), 30, 20);
    Map<String, ?> options = Map.of("steps", 60, "batch", 4, "filters", 2, "rate", 1e30);
    assertThatThrownBy(() -> train(entry, train, options))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining(entry.name() + " training diverged")
        .hasMessageContaining("lower the rate");
  }
}
