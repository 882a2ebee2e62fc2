package equipoise.reports.results;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.trial.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityCurvesTest {
  private static final int HALF = (ProbabilityCurves.GRID - 1) / 2;

  private static ProbabilityCurves curves(int[] labels, double... ofSecond) {
    float[][] probabilities = new float[labels.length][];
    long[] index = new long[labels.length];
    for (int i = 0; i < labels.length; i++) {
      probabilities[i] = new float[] {(float) (1 - ofSecond[i]), (float) ofSecond[i]};
      index[i] = 10 + i;
    }
    Predictions.Part part = new Predictions.Part(index, index, index, labels, probabilities);
    return ProbabilityCurves.of(new Predictions(List.of("no", "yes"), part, part));
  }

  /**
   * The example of scikit-learn's roc_curve: {@code roc_curve([0, 0, 1, 1], [.1, .4, .35, .8])}
   * gives the points (0, 0), (0, .5), (.5, .5), (.5, 1), (1, 1); precision_recall_curve has 1 at
   * recall .5 and 2/3 at 1. With the classes exchanged both are the same.
   */
  @Test
  void curves_are_those_of_scikit_learn() {
    ProbabilityCurves curves = curves(new int[] {0, 0, 1, 1}, .1, .4, .35, .8);
    assertThat(curves.roc()[0]).isEqualTo(.5);
    assertThat(curves.roc()[HALF - 1]).isEqualTo(.5);
    assertThat(curves.roc()[HALF]).isEqualTo(1);
    assertThat(curves.roc()[2 * HALF]).isEqualTo(1);
    assertThat(curves.precision()[0]).isEqualTo(1);
    assertThat(curves.precision()[HALF]).isEqualTo(1);
    assertThat(curves.precision()[HALF + 1]).isEqualTo(2 / 3.);
    assertThat(curves.precision()[2 * HALF]).isEqualTo(2 / 3.);
  }

  @Test
  void equal_scores_are_one_threshold() {
    ProbabilityCurves curves = curves(new int[] {0, 1, 0, 1}, .5, .5, .5, .5);
    assertThat(curves.roc()[0]).isEqualTo(0);
    assertThat(curves.roc()[HALF]).isEqualTo(.5);
    assertThat(curves.precision()[HALF]).isEqualTo(.5);
  }

  @Test
  void bins_hold_the_confidence_in_what_was_predicted_and_how_often_it_was_right() {
    ProbabilityCurves curves = curves(new int[] {1, 0, 1}, .95, .98, .25);
    assertThat(curves.count()[9]).isEqualTo(2);
    assertThat(curves.right()[9]).isEqualTo(1);
    assertThat(curves.confidence()[9]).isCloseTo(1.93, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(curves.count()[7]).isEqualTo(1);
  }

  @Test
  void the_most_wrong_example_is_the_one_whose_true_class_was_least_probable() {
    List<ProbabilityCurves.Wrong> wrong = curves(new int[] {1, 0, 1, 0}, .2, .9, .9, .1).wrong();
    assertThat(wrong).extracting(ProbabilityCurves.Wrong::index).containsExactly(11L, 10L);
    assertThat(wrong.get(0).truth()).isEqualTo("no");
    assertThat(wrong.get(0).predicted()).isEqualTo("yes");
  }
}
