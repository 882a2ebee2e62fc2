package equipoise.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckpointJudgeTest {
  private static final Dataset TRAIN = Patterns.of(1, 16, 16, new Seed(1), 60, 40, 30, 30);
  private static final Dataset HELD_OUT = Patterns.of(1, 16, 16, new Seed(2), 12, 8, 4, 1);

  private final CheckpointJudge judge =
      new CheckpointJudge(TRAIN, HELD_OUT, LearnedClasses.of(TRAIN, 20));

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
    double good = judge.judge(fresh).distance();
    assertThat(good).isLessThan(judge.judge(fresh.relabel(turned, fresh.classes())).distance() / 4);
    assertThat(judge.measures()).isTrue();
  }

  @Test
  void diversity_is_one_for_real_images_and_zero_for_copies_of_one() {
    Dataset fresh = Patterns.of(1, 16, 16, new Seed(3), 40, 40, 40, 40);
    assertThat(judge.judge(fresh).meanDiversity()).isCloseTo(1, within(0.15));
    int[] same = new int[160];
    Arrays.setAll(same, i -> i / 40 * 40);
    assertThat(judge.judge(fresh.select(same)).meanDiversity()).isZero();
  }

  @Test
  void without_held_out_images_there_is_no_distance() {
    Dataset none = HELD_OUT.select(new int[0]);
    CheckpointJudge blind = new CheckpointJudge(TRAIN, none, LearnedClasses.of(TRAIN, 20));
    assertThat(blind.measures()).isFalse();
    assertThat(blind.judge(TRAIN).distance()).isNaN();
  }
}
