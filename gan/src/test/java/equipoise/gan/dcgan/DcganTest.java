package equipoise.gan.dcgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.gan.Patterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DcganTest {
  private static final Seed SEED = new Seed(11);
  private static final Dataset TRAIN = Patterns.of(1, 16, 16, new Seed(1), 150, 60, 25, 12);
  private static final Dataset VALIDATION = Patterns.of(1, 16, 16, new Seed(2), 20, 10, 5, 2);

  @Test
  void generated_images_look_like_their_class() {
    Listener listener = new Listener();
    try (Generator generator = train(TRAIN, VALIDATION, options(400), listener)) {
      int right = 0;
      for (int label = 0; label < 3; label++) {
        Dataset images = generator.generate(label, 50, SEED);
        int wanted = label;
        assertThat(List.of(0, 1, 2, 3))
            .as("the mean image is nearest to that of its own class")
            .allMatch(c -> meanDistance(images, wanted) <= meanDistance(images, c));
        for (int i = 0; i < 50; i++) {
          right += nearestClass(images, i) == label ? 1 : 0;
        }
      }
      // Of 150; chance is a quarter. Rounding differs by processor, and so do the images: 119 and
      // more were seen.
      assertThat(right).isGreaterThan(100);
      assertThat(generator.refused()).containsOnlyKeys(3);
      assertThatThrownBy(() -> generator.generate(3, 1, SEED)).hasMessageContaining("'frame'");
    }
    assertThat(listener.last).isEqualTo(400);
    assertThat(listener.sheets).isEqualTo(4);
    assertThat(listener.notes)
        .anyMatch(n -> n.contains("taken from step 400, the last") && n.contains("squared MMD"));
    assertThat(listener.notes).anyMatch(n -> n.contains("'disc' has only 25"));
    assertThat(listener.notes).anyMatch(n -> n.contains("'frame' has 12"));
  }

  @ParameterizedTest
  @CsvSource({"1,28,28", "3,30,33", "1,9,13", "3,64,40"})
  void images_of_any_side_and_colour_come_out_in_their_shape(int channels, int height, int width) {
    Dataset train = Patterns.of(channels, height, width, new Seed(1), 30, 20, 0, 0);
    Dataset validation = Patterns.of(channels, height, width, new Seed(2), 3, 1, 0, 0);
    try (Generator generator = train(train, validation, options(3), Progress.none())) {
      Dataset images = generator.generate(1, 3, SEED);
      assertThat(images.shape()).isEqualTo(train.shape());
      assertThat(images.labels()).containsExactly(1, 1, 1);
    }
  }

  @Test
  void an_absurd_rate_is_reported_as_divergence_or_collapse() {
    Map<String, Object> options = options(60);
    options.put("rate", 1e30);
    assertThatThrownBy(() -> train(TRAIN, VALIDATION, options, Progress.none()))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("step")
        .hasMessageContaining("lower the rate");
    options.put("rate", 5);
    assertThatThrownBy(() -> train(TRAIN, VALIDATION, options, Progress.none()))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("collapsed");
  }

  @Test
  void with_too_few_images_everywhere_there_is_no_generator() {
    Dataset few = Patterns.of(1, 16, 16, new Seed(1), 19, 5, 0, 3);
    assertThatThrownBy(() -> train(few, VALIDATION, options(10), Progress.none()))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("20 training images");
  }

  @Test
  void without_validation_images_no_distance_is_stated() {
    Listener listener = new Listener();
    train(TRAIN, VALIDATION.select(new int[0]), options(20), listener).close();
    assertThat(listener.notes)
        .anyMatch(n -> n.contains("taken from step 20, the last") && !n.contains("MMD"));
  }

  private static Map<String, Object> options(int steps) {
    return new HashMap<>(
        Map.of(
            "steps",
            steps,
            "batch",
            24,
            "latent",
            16,
            "filters",
            8,
            "average",
            0.98,
            "checkpoints",
            4));
  }

  private static Generator train(
      Dataset train, Dataset validation, Map<String, ?> options, Progress progress) {
    return Dcgan.ENTRY
        .configured(options)
        .create()
        .trainer(DcganTest::engine)
        .fit(Splits.whole(train), validation, SEED, progress);
  }

  private static Engine engine() {
    return Engines.named("auto");
  }

  /** The class of the nearest training image. */
  private static int nearestClass(Dataset images, int i) {
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < TRAIN.size(); row++) {
      double squares = 0;
      for (int j = 0; j < TRAIN.dimension(); j++) {
        squares += Math.pow(images.value(i, j) - TRAIN.value(row, j), 2);
      }
      if (squares < smallest) {
        smallest = squares;
        best = TRAIN.label(row);
      }
    }
    return best;
  }

  private static double meanDistance(Dataset images, int label) {
    double[] mean = mean(TRAIN, label);
    double[] other = mean(images, images.label(0));
    double squares = 0;
    for (int j = 0; j < mean.length; j++) {
      squares += Math.pow(other[j] - mean[j], 2);
    }
    return squares;
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

  /** Records everything. */
  private static final class Listener implements Progress {
    private final List<String> notes = new ArrayList<>();
    private long last;
    private int sheets;

    @Override
    public void report(String stage, long done, long total) {
      assertThat(stage).isEqualTo("step");
      last = done;
    }

    @Override
    public void samples(String stage, long done, Dataset samples) {
      assertThat(samples.counts()).containsExactly(8, 8, 8, 0);
      sheets++;
    }

    @Override
    public void note(Note note) {
      notes.add(note.sentence());
    }
  }
}
