package equipoise.core.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SymbolsTest {
  private static final Dataset TRAIN = Symbols.train();
  private static final Dataset TEST = Symbols.test();

  @Test
  void the_bytes_are_the_same_on_every_machine_and_jdk() {
    // Seen with JDK 17 and 25; whoever changes the drawing on purpose changes these.
    assertThat(TRAIN.fingerprint())
        .isEqualTo("f38390a26bb70b6384604822123dcfb67222900ab04b61ab995bdc3402725201");
    assertThat(TEST.fingerprint())
        .isEqualTo("e2ffca4b73fa425f341a9835ce53518c47f6a6551cc0ad2f827c4a870ad97a1a");
    assertThat(Symbols.dataset(Symbols.SEED.child("train")).fingerprint())
        .isEqualTo(TRAIN.fingerprint());
    assertThat(Symbols.dataset(new Seed(2)).fingerprint()).isNotEqualTo(TRAIN.fingerprint());
  }

  @Test
  void the_training_part_is_long_tailed_and_the_test_part_balanced() {
    assertThat(TRAIN.shape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(TRAIN.counts())
        .containsExactly(210, 160, 120, 104, 82, 64, 50, 40, 32, 28, 26, 24, 23, 21);
    assertThat(TEST.counts()).containsOnly(Symbols.TEST_PER_CLASS).hasSize(14);
    assertThat(TRAIN.classes()).hasSize(14).doesNotHaveDuplicates().isEqualTo(TEST.classes());
  }

  @Test
  void the_rarest_class_alone_falls_below_twenty_images_after_a_tenth_is_taken_for_validation() {
    int[] counts = Splits.validation(Splits.whole(TRAIN), 0.1, new Seed(1)).train().counts();
    assertThat(counts[13]).isEqualTo(19);
    assertThat(Arrays.stream(counts, 0, 13)).allMatch(n -> n >= 20);
  }

  @Test
  void no_image_appears_twice() {
    Dataset all = TRAIN.concat(TEST);
    HashSet<Integer> groups = new HashSet<>();
    Arrays.stream(Splits.duplicateGroups(all)).forEach(groups::add);
    assertThat(groups).hasSize(all.size());
    Splits.requireDisjoint(Splits.whole(TRAIN), TEST);
  }

  @Test
  void more_images_of_a_class_are_the_same_ones_and_more() {
    int[] few = new int[14];
    few[3] = 5;
    int[] more = new int[14];
    Arrays.fill(more, 6);
    Dataset first = Symbols.dataset(new Seed(1), few);
    Dataset second = Symbols.dataset(new Seed(1), more);
    assertThat(first.size()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      assertThat(first.pixels(i)).isEqualTo(second.pixels(second.rowsOf(3)[i]));
    }
  }

  @Test
  void the_classes_differ_but_the_nearest_mean_does_not_tell_them() {
    double[][] means = new double[14][];
    for (int c = 0; c < 14; c++) {
      means[c] = mean(c);
    }
    int right = 0;
    for (int i = 0; i < TEST.size(); i++) {
      right += nearest(TEST.values(i), means) == TEST.label(i) ? 1 : 0;
    }
    assertThat((double) right / TEST.size()).isBetween(0.35, 0.75); // chance is 1/14
  }

  private double[] mean(int label) {
    int[] rows = TRAIN.rowsOf(label);
    double[] mean = new double[TRAIN.dimension()];
    for (int row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += TRAIN.value(row, j) / rows.length;
      }
    }
    return mean;
  }

  private static int nearest(double[] image, double[][] means) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < means.length; c++) {
      double distance = 0;
      for (int j = 0; j < image.length; j++) {
        distance += (image[j] - means[c][j]) * (image[j] - means[c][j]);
      }
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  @Test
  void a_count_is_needed_for_every_symbol() {
    assertThatThrownBy(() -> Symbols.dataset(new Seed(1), new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 counts, but there are 14 symbols");
    int[] negative = new int[14];
    negative[2] = -1;
    assertThatThrownBy(() -> Symbols.dataset(new Seed(1), negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flange");
  }
}
