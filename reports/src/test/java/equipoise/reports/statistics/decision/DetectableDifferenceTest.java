package equipoise.reports.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.reports.statistics.decision.DecisionRule.Settings;
import equipoise.reports.statistics.decision.DetectableDifference.Advice;
import org.junit.jupiter.api.Test;

class DetectableDifferenceTest {
  private static final int[] POOL = {140, 80, 45, 22, 13};
  private static final int[] QUARTER = {35, 20, 11, 6, 3};
  private static final int[] EVEN = {160, 160, 160, 160, 160};

  /**
   * By hand: one class, 100 images, two repeats, no persistence, no deviation of repeats. Variance
   * .2 / 200, spread .2 / 100, degrees V² / (V² / 99 + V² / 1) = .99, taken as 1; t(.975; 1) =
   * 12.70620 and t(.8; 1) = 1.376382 of printed tables.
   */
  @Test
  void a_plan_of_one_class_agrees_with_a_hand_calculation() {
    double points =
        DetectableDifference.of(
                TestPlan.fixed(new int[] {100}, 2), new Variation(.2, 0, 0), Settings.DEFAULTS, 1)
            .points();
    assertThat(points).isEqualTo(100 * Math.sqrt(.001) * (12.70620 + 1.376382), within(1e-3));
  }

  /**
   * The simulated studies found ten points in the middle of 60 and 98 % on 75 images redrawn five
   * and ten times, and three in 50 and 89 % on 800: 80 % lies between.
   */
  @Test
  void plans_agree_with_the_simulated_studies() {
    Variation simulated = new Variation(.19, .1, 2.1);
    assertThat(alone(TestPlan.redrawn(QUARTER, POOL, 5), simulated)).isBetween(10.0, 15.0);
    assertThat(alone(TestPlan.redrawn(QUARTER, POOL, 10), simulated)).isBetween(7.0, 10.0);
    assertThat(alone(TestPlan.fixed(EVEN, 5), simulated)).isBetween(3.0, 5.0);
    assertThat(alone(TestPlan.fixed(EVEN, 10), simulated)).isBetween(2.0, 3.0);
  }

  private static double alone(TestPlan plan, Variation variation) {
    return DetectableDifference.of(plan, variation, Settings.DEFAULTS, 1).points();
  }

  @Test
  void more_comparisons_need_a_larger_difference() {
    TestPlan plan = TestPlan.folds(POOL, 10);
    double six = DetectableDifference.of(plan, Variation.DEFAULTS, Settings.DEFAULTS, 6).points();
    assertThat(six).isGreaterThan(alone(plan, Variation.DEFAULTS));
  }

  @Test
  void the_advice_names_what_is_scarce() {
    assertThat(advice(TestPlan.fixed(EVEN, 5), new Variation(.15, .1, 4)))
        .isEqualTo(Advice.MORE_REPEATS);
    assertThat(advice(TestPlan.fixed(QUARTER, 50), new Variation(.15, .9, 1)))
        .isEqualTo(Advice.MORE_TEST_IMAGES);
  }

  private static Advice advice(TestPlan plan, Variation variation) {
    return DetectableDifference.of(plan, variation, Settings.DEFAULTS, 1).advice();
  }

  @Test
  void classes_without_test_images_are_left_out() {
    TestPlan with = TestPlan.fixed(new int[] {50, 0, 50}, 10);
    TestPlan without = TestPlan.fixed(new int[] {50, 50}, 10);
    assertThat(alone(with, Variation.DEFAULTS))
        .isEqualTo(alone(without, Variation.DEFAULTS), within(1e-12));
  }

  @Test
  void plans_that_cannot_be_are_refused_by_name() {
    assertThatThrownBy(() -> TestPlan.redrawn(new int[] {5}, new int[] {4}, 5))
        .hasMessageContaining("class 0");
    assertThatThrownBy(() -> TestPlan.fixed(new int[] {0, 0}, 5))
        .hasMessageContaining("at least one class");
    assertThatThrownBy(() -> TestPlan.fixed(EVEN, 1)).hasMessageContaining("repeats");
    assertThatThrownBy(() -> new Variation(0, 0, 0)).hasMessageContaining("discordance");
    assertThatThrownBy(() -> new Variation(.1, 0, -1)).hasMessageContaining("repeatDeviation");
  }
}
