package equipoise.gan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.gan.Patterns;
import equipoise.gan.audit.KernelDistance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckpointSelectorTest {
  private static final Dataset TRAIN = Patterns.of(1, 16, 16, new Seed(1), 60, 40, 30, 30);
  private static final Dataset HELD_OUT = Patterns.of(1, 16, 16, new Seed(2), 12, 8, 4, 1);

  private final CheckpointSelector selector =
      new CheckpointSelector(TRAIN, HELD_OUT, TrainedClasses.of(TRAIN, "dcgan", 20));

  @Test
  void the_kernel_distance_is_the_unbiased_one() {
    double[][] x = {{0}, {1}};
    double[][] y = {{1}, {2}};
    // By hand: k(0,1) = 1, k(1,2) = 27, across 1 + 1 + 8 + 27.
    assertThat(KernelDistance.between(x, y)).isCloseTo(1 + 27 - 2 * 37 / 4.0, within(1e-12));
  }

  @Test
  void fresh_real_images_are_closer_than_images_of_the_wrong_class_or_of_noise() {
    Dataset fresh = Patterns.of(1, 16, 16, new Seed(3), 30, 30, 30, 30);
    int[] turned = Arrays.stream(fresh.labels()).map(l -> (l + 1) % 4).toArray();
    double good = selector.score(fresh).distance();
    assertThat(good)
        .isLessThan(selector.score(fresh.relabel(turned, fresh.classes())).distance() / 4);
    assertThat(selector.measures()).isTrue();
  }

  @Test
  void diversity_is_one_for_real_images_and_zero_for_copies_of_one() {
    Dataset fresh = Patterns.of(1, 16, 16, new Seed(3), 40, 40, 40, 40);
    assertThat(selector.score(fresh).meanDiversity()).isCloseTo(1, within(0.15));
    int[] same = new int[160];
    Arrays.setAll(same, i -> i / 40 * 40);
    assertThat(selector.score(fresh.select(same)).meanDiversity()).isZero();
  }

  @Test
  void without_held_out_images_there_is_no_distance() {
    Dataset none = HELD_OUT.select(new int[0]);
    CheckpointSelector blind =
        new CheckpointSelector(TRAIN, none, TrainedClasses.of(TRAIN, "dcgan", 20));
    assertThat(blind.measures()).isFalse();
    assertThat(blind.score(TRAIN).distance()).isNaN();
  }
}
