package equipoise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  /** The worked example of reference/statistics.md, "Corrected resampled t test". */
  private static final double[] DIFFERENCES = {
    .01, .02, -.005, .03, .015, .012, .008, .02, .025, -.002
  };

  @Test
  void plain_interval_belongs_to_the_plain_test_of_the_reference() {
    MeanInterval interval = MeanInterval.of(DIFFERENCES, .95);
    double t = interval.mean() / (interval.deviation() / Math.sqrt(interval.n()));
    assertThat(t).isEqualTo(3.7733976, within(1e-7));
    assertThat(2 * new TDistribution(null, 9).cumulativeProbability(-t))
        .isEqualTo(.00439342, within(1e-8));
    assertThat(interval.excludesZero()).isTrue();
  }

  /** t(.975; 9) = 2.262157 from printed tables of Student's t; s = .0133 / 3.7733976 * sqrt(10). */
  @Test
  void interval_has_the_width_of_students_t() {
    MeanInterval interval = MeanInterval.of(DIFFERENCES, .95);
    assertThat(interval.halfWidth()).isEqualTo(2.262157 * .0133 / 3.7733976, within(1e-7));
  }

  /** 1, 2, 3: mean 2, s 1, t(.975; 2) = 4.302653. */
  @Test
  void three_values_give_the_interval_of_a_hand_calculation() {
    MeanInterval interval = MeanInterval.of(new double[] {1, 2, 3}, .95);
    assertThat(interval.low()).isEqualTo(2 - 4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(interval.high()).isEqualTo(2 + 4.302653 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void one_value_has_no_interval() {
    MeanInterval interval = MeanInterval.of(new double[] {.7}, .95);
    assertThat(interval.bounded()).isFalse();
    assertThat(interval.excludesZero()).isFalse();
    assertThat(interval.halfWidth()).isNaN();
  }

  @Test
  void no_value_is_refused() {
    assertThatThrownBy(() -> MeanInterval.of(new double[0], .95))
        .hasMessageContaining("at least one");
  }

  /** Both rows of reference/statistics.md, "Adjusted p-values". */
  @Test
  void holm_agrees_with_the_reference() {
    assertThat(Holm.adjust(new double[] {.01, .02, .03, .04, .05}))
        .containsExactly(new double[] {.05, .08, .09, .09, .09}, within(1e-12));
    assertThat(Holm.adjust(new double[] {.0191725, .6605490, .0128267}))
        .containsExactly(new double[] {.0383450, .6605490, .0384801}, within(1.4e-4));
  }

  /** Demsar 2006, six pairs: the p-values of reference/statistics.md and their Holm adjustment. */
  @Test
  void holm_agrees_with_demsars_six_pairs() {
    assertThat(Holm.adjust(new double[] {.01572, .0191725, .0570399, .067278, .608408, .941653}))
        .containsExactly(new double[] {.0943199, .0958624, .228159, .228159, 1, 1}, within(1e-6));
  }
}
