package equipoise.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers are an independent script's, in Python with NumPy and SciPy's bounded scalar
 * minimiser: labels 0 for i below 20, 1 below 34, else 2, of 40; logits 4 (sin(1.7 i + .3) + .7 [y
 * = 0]), 4 (cos(2.3 i) + .7 [y = 1]), 4 (sin(.9 i i) + .7 [y = 2]), their softmax in single
 * precision; weights prior[y] / count[y].
 */
class CalibrationTest {
  private static final int N = 40;
  private static final double[] PRIOR = {90, 9, 1};
  private static final int[] ACTUAL = new int[N];
  private static final float[][] PROBABILITIES = new float[N][3];

  static {
    for (int i = 0; i < N; i++) {
      ACTUAL[i] = i < 20 ? 0 : i < 34 ? 1 : 2;
      double[] z = {Math.sin(1.7 * i + .3), Math.cos(2.3 * i), Math.sin(.9 * i * i)};
      z[ACTUAL[i]] += .7;
      double sum = Arrays.stream(z).map(x -> Math.exp(4 * x)).sum();
      for (int c = 0; c < 3; c++) {
        PROBABILITIES[i][c] = (float) (Math.exp(4 * z[c]) / sum);
      }
    }
  }

  @Test
  void figures_at_the_natural_prior_are_the_scripts() {
    Calibration figures = Calibration.of(ACTUAL, PROBABILITIES, PRIOR);
    assertThat(figures.error()).isCloseTo(.28737442, within(1e-6));
    assertThat(figures.brier()).isCloseTo(.66462682, within(1e-6));
    assertThat(figures.logLoss()).isCloseTo(1.39606325, within(1e-6));
  }

  @Test
  void the_temperature_is_the_scripts_and_so_are_the_figures_after_it() {
    Temperature temperature = Temperature.fit(ACTUAL, PROBABILITIES);
    assertThat(temperature.value()).isCloseTo(3.61243134, within(1e-5));
    Calibration figures = Calibration.of(ACTUAL, temperature.scale(PROBABILITIES), PRIOR);
    assertThat(figures.error()).isCloseTo(.22904563, within(1e-6));
    assertThat(figures.brier()).isCloseTo(.54187954, within(1e-6));
    assertThat(figures.logLoss()).isCloseTo(.91178071, within(1e-6));
  }

  @Test
  void at_the_tests_own_prior_the_figures_are_the_metrics() {
    Metrics metrics = Metrics.of(ACTUAL, PROBABILITIES, List.of("a", "b", "c"));
    Calibration figures = Calibration.of(ACTUAL, PROBABILITIES, new double[] {20, 14, 6});
    assertThat(figures.error()).isCloseTo(metrics.calibrationError(), within(1e-12));
    assertThat(figures.brier()).isCloseTo(metrics.brier(), within(1e-12));
    assertThat(figures.logLoss()).isCloseTo(metrics.logLoss(), within(1e-12));
  }

  @Test
  void two_classes_halve_the_brier_score_as_the_metric_does() {
    int[] actual = {0, 1, 1};
    float[][] p = {{.8f, .2f}, {.4f, .6f}, {.7f, .3f}};
    Calibration figures = Calibration.of(actual, p, new double[] {1, 2});
    assertThat(figures.brier())
        .isCloseTo(Metrics.of(actual, p, List.of("a", "b")).brier(), within(1e-12));
  }

  @Test
  void a_class_without_test_examples_is_left_out() {
    int[] actual = {0, 1};
    float[][] p = {{.8f, .1f, .1f}, {.2f, .7f, .1f}};
    Calibration with = Calibration.of(actual, p, new double[] {3, 1, 16});
    Calibration without = Calibration.of(actual, p, new double[] {3, 1, 0});
    assertThat(with).isEqualTo(without);
    assertThat(with.logLoss()).isCloseTo(-(.75 * Math.log(.8) + .25 * Math.log(.7)), within(1e-6));
  }

  @Test
  void scaling_changes_no_prediction_and_an_impossible_fit_stays_in_bounds() {
    float[][] right = {{.9f, .1f}, {.2f, .8f}};
    Temperature coldest = Temperature.fit(new int[] {0, 1}, right);
    assertThat(coldest.value()).isCloseTo(.05, within(1e-9));
    Temperature hottest = Temperature.fit(new int[] {1, 0}, right);
    assertThat(hottest.value()).isCloseTo(20, within(1e-6));
    assertThat(Temperature.fit(new int[0], new float[0][]).value()).isOne();
    for (Temperature temperature : List.of(coldest, hottest)) {
      float[][] scaled = temperature.scale(right);
      assertThat(scaled[0][0]).isGreaterThan(scaled[0][1]);
      assertThat(scaled[1][1]).isGreaterThan(scaled[1][0]);
    }
    for (float[] row :
        Temperature.fit(new int[] {0, 1}, new float[][] {{1, 0}, {1, 0}}).scale(right)) {
      assertThat(row[0] + row[1]).isCloseTo(1, within(1e-6f));
    }
  }
}
