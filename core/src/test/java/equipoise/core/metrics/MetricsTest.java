package equipoise.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> AB = List.of("a", "b");
  private static final List<String> ABC = List.of("a", "b", "c");

  // [[3, 1, 0], [1, 1, 0], [0, 1, 1]]
  private final Metrics metrics =
      Metrics.of(new int[] {0, 0, 0, 0, 1, 1, 2, 2}, new int[] {0, 0, 0, 1, 0, 1, 1, 2}, ABC);

  @Test
  void figures_of_one_class_follow_from_the_matrix() {
    assertThat(metrics.recall(0)).isEqualTo(3 / 4.0);
    assertThat(metrics.precision(1)).isEqualTo(1 / 3.0);
    assertThat(metrics.f1(1)).isEqualTo(2 / 5.0);
    assertThat(metrics.specificity(1)).isEqualTo(4 / 6.0);
  }

  @Test
  void figures_of_all_classes_are_as_computed_by_hand() {
    assertThat(metrics.accuracy()).isEqualTo(5 / 8.0);
    assertThat(metrics.balancedAccuracy()).isCloseTo((.75 + .5 + .5) / 3, EXACT);
    assertThat(metrics.macroF1()).isCloseTo((6 / 8.0 + 2 / 5.0 + 2 / 3.0) / 3, EXACT);
    assertThat(metrics.geometricMean()).isCloseTo(Math.cbrt(.75 * .5 * .5), EXACT);
    assertThat(metrics.classGeometricMean())
        .isCloseTo((Math.sqrt(.75 * .75) + Math.sqrt(.5 * 4 / 6.0) + Math.sqrt(.5 * 1)) / 3, EXACT);
    // n = 8, right = 5, actual 4 2 2, predicted 4 3 1: chance = 16 + 6 + 2 = 24
    assertThat(metrics.kappa()).isCloseTo((8 * 5 - 24) / (64.0 - 24), EXACT);
    assertThat(metrics.mcc()).isCloseTo((8 * 5 - 24) / Math.sqrt((64 - 24.0) * (64 - 26.0)), EXACT);
  }

  @Test
  void a_class_that_the_test_lacks_is_left_out_and_named() {
    Metrics m = Metrics.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0}, ABC);
    assertThat(m.absentClasses()).containsExactly("c");
    assertThat(m.recall(2)).isNaN();
    assertThat(m.balancedAccuracy()).isEqualTo(.75);
    assertThat(m.macroF1()).isCloseTo((4 / 5.0 + 2 / 3.0) / 2, EXACT);
    assertThat(m.geometricMean()).isCloseTo(Math.sqrt(.5), EXACT);
    assertThat(m.figures().byClass().get(Metric.RECALL))
        .containsEntry("c", null)
        .containsEntry("b", .5);
  }

  @Test
  void every_mean_is_over_the_classes_of_the_test_also_where_another_is_predicted() {
    // By hand: recalls 1 and .5; F1 1 and 2/3; specificities 1 and 1. The third class, predicted
    // once, is in none of the means (scikit-learn's macro F1 counts it as 0).
    double[][] p = {{.6, .3, .1}, {.5, .3, .2}, {.2, .7, .1}, {.1, .3, .6}};
    Metrics m = Metrics.of(new int[] {0, 0, 1, 1}, p, ABC);
    assertThat(m.presentClasses()).isEqualTo(2);
    assertThat(m.balancedAccuracy()).isEqualTo(.75);
    assertThat(m.macroF1()).isCloseTo((1 + 2 / 3.0) / 2, EXACT);
    assertThat(m.geometricMean()).isCloseTo(Math.sqrt(.5), EXACT);
    assertThat(m.classGeometricMean()).isCloseTo((1 + Math.sqrt(.5)) / 2, EXACT);
    assertThat(m.rocAuc()).isCloseTo((1 + 3 / 4.0) / 2, EXACT);
  }

  @Test
  void a_test_of_one_class_has_no_mean_over_classes() {
    Metrics m = Metrics.of(new int[] {0, 0}, new double[][] {{.9, .1}, {.8, .2}}, AB);
    assertThat(m.presentClasses()).isEqualTo(1);
    assertThat(
            new double[] {
              m.balancedAccuracy(),
              m.macroF1(),
              m.geometricMean(),
              m.classGeometricMean(),
              m.rocAuc(),
              m.prAuc()
            })
        .containsOnly(Double.NaN);
    assertThat(m.accuracy()).isEqualTo(1);
    assertThat(m.recall(0)).isEqualTo(1);
  }

  @Test
  void a_class_that_is_never_predicted_has_no_precision_but_an_f1_of_zero() {
    Metrics m = Metrics.of(new int[] {0, 0, 1}, new int[] {0, 0, 0}, AB);
    assertThat(m.precision(1)).isNaN();
    assertThat(m.f1(1)).isZero();
    assertThat(m.geometricMean()).isZero();
    assertThat(m.mcc()).isZero();
    assertThat(m.kappa()).isZero();
    assertThat(m.balancedAccuracy()).isEqualTo(.5);
  }

  @Test
  void what_is_undefined_is_nan_here_and_null_in_a_result() {
    Metrics one = Metrics.of(new int[] {0, 0}, new int[] {0, 0}, AB);
    assertThat(one.mcc()).isNaN();
    assertThat(one.kappa()).isNaN();
    assertThat(one.rocAuc()).isNaN();
    Figures figures = one.figures();
    assertThat(figures.of(Metric.MCC)).isEmpty();
    assertThat(figures.of(Metric.LOG_LOSS)).isEmpty();
    assertThat(figures.of(Metric.ACCURACY)).hasValue(1);
    Metrics none = Metrics.of(new int[0], new int[0], AB);
    assertThat(none.accuracy()).isNaN();
    assertThat(none.absentClasses()).containsExactly("a", "b");
    assertThat(Metrics.of(new int[0], new float[0][], AB).brier()).isNaN();
  }

  @Test
  void tied_scores_count_half_in_roc_and_as_one_step_in_pr() {
    // Scores of b: positives .8 .5 .5, negatives .5 .2. Of 6 pairs 2 + .5 + 1 + .5 + 1 = 5 are
    // right.
    double[] b = {.8, .5, .5, .5, .2};
    Metrics m = Metrics.of(new int[] {1, 1, 1, 0, 0}, rows(b), AB);
    assertThat(m.rocAuc(1)).isCloseTo(5 / 6.0, EXACT);
    assertThat(m.rocAuc(0)).isCloseTo(5 / 6.0, EXACT);
    // Thresholds .8: recall 1/3, precision 1; .5: recall 1, precision 3/4
    assertThat(m.prAuc(1)).isCloseTo(1 / 3.0 + 2 / 3.0 * 3 / 4.0, EXACT);
  }

  @Test
  void the_example_of_scikit_learns_documentation_comes_out() {
    // sklearn.metrics.roc_auc_score and average_precision_score, documentation:
    // y = [0, 0, 1, 1], scores = [.1, .4, .35, .8]: .75 and .8333
    Metrics m = Metrics.of(new int[] {0, 0, 1, 1}, rows(new double[] {.1, .4, .35, .8}), AB);
    assertThat(m.rocAuc(1)).isCloseTo(.75, EXACT);
    assertThat(m.prAuc(1)).isCloseTo(5 / 6.0, EXACT);
    // brier_score_loss, documentation: y = [0, 1, 1, 0], p = [.1, .9, .8, .3]: .0375
    assertThat(Metrics.of(new int[] {0, 1, 1, 0}, rows(new double[] {.1, .9, .8, .3}), AB).brier())
        .isCloseTo(.0375, EXACT);
  }

  private static double[][] rows(double[] second) {
    double[][] rows = new double[second.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {1 - second[i], second[i]};
    }
    return rows;
  }

  @Test
  void brier_of_many_classes_is_the_full_sum() {
    Metrics m = Metrics.of(new int[] {0, 2}, new float[][] {{1, 0, 0}, {.5f, .5f, 0}}, ABC);
    assertThat(m.brier()).isCloseTo((0 + .25 + .25 + 1) / 2, EXACT);
  }

  @Test
  void a_probability_of_zero_costs_a_finite_loss() {
    Metrics m = Metrics.of(new int[] {0, 1}, new float[][] {{1, 0}, {1, 0}}, AB);
    assertThat(m.logLoss()).isCloseTo(23 * Math.log(2) / 2, EXACT);
  }

  @Test
  void calibration_error_is_the_gap_between_confidence_and_accuracy_by_bin() {
    // Bin ]9/15, 10/15]: confidences .62, .64, one of two right, |1 - 1.26|; bin ]14/15, 1]: 1,
    // right.
    double[][] p = {{.62, .38}, {.64, .36}, {1, 0}};
    assertThat(Metrics.of(new int[] {0, 1, 0}, p, AB).calibrationError()).isCloseTo(.26 / 3, EXACT);
    // An upper edge belongs to its bin: 9/15 = .6 and .59 share one, in which .6 and .59 are right.
    double[][] edge = {{.6, .4}, {.59, .41}};
    assertThat(Metrics.of(new int[] {0, 0}, edge, AB).calibrationError())
        .isCloseTo((2 - 1.19) / 2, EXACT);
  }

  @Test
  void of_equal_probabilities_the_first_class_is_predicted() {
    Metrics m = Metrics.of(new int[] {1}, new float[][] {{.2f, .4f, .4f}}, ABC);
    assertThat(m.recall(1)).isEqualTo(1);
  }

  @Test
  void what_is_no_distribution_is_refused_with_its_place() {
    assertThatThrownBy(
            () -> Metrics.of(new int[] {0, 0}, new float[][] {{1, 0}, {Float.NaN, 1}}, AB))
        .hasMessage("example 1 has the probability NaN");
    assertThatThrownBy(() -> Metrics.of(new int[] {0}, new float[][] {{.5f, .1f}}, AB))
        .hasMessageContaining("sum to 0.6");
    assertThatThrownBy(() -> Metrics.of(new int[] {0}, new float[][] {{1}}, AB))
        .hasMessage("example 0 has 1 probabilities, not 2");
    assertThatThrownBy(() -> Metrics.of(new int[] {2}, new int[] {0}, AB))
        .hasMessage("actual label 2 of example 0 is outside 0..1");
  }
}
