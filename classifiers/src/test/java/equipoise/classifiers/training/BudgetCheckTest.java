package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.learning.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {
  private static final double ERROR = 0.02;
  private static final double[] FLAT = {1, 1, 1, 1, 1, 1, 1, 1};

  @Test
  void a_score_that_rises_by_more_than_its_error_in_the_last_quarter_is_improving() {
    assertThat(improving(8, new double[] {.5, .6, .65, .66, .67, .68, .69, .71}, FLAT)).isTrue();
    assertThat(improving(8, new double[] {.5, .6, .68, .70, .69, .70, .71, .71}, FLAT)).isFalse();
    assertThat(improving(8, new double[] {.5, .6, .90, .70, .69, .70, .75, .80}, FLAT)).isFalse();
  }

  @Test
  void a_loss_that_falls_by_more_than_a_twentieth_is_improving() {
    double[] flat = {.5, .5, .5, .5, .5, .5, .5, .5};
    assertThat(improving(8, flat, new double[] {2, 1.5, 1.2, 1.1, 1, .95, .90, .85})).isTrue();
    assertThat(improving(8, flat, new double[] {2, 1.5, 1.2, 1.1, 1, .95, .93, .92})).isFalse();
    assertThat(improving(8, flat, new double[] {2, 1.5, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5})).isFalse();
  }

  /** The loss changes for the last four of ten validations: only the last of them is asked. */
  @Test
  void a_jump_where_the_method_changes_its_loss_does_not_count() {
    double[] flat = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] jump = {.5, .5, .5, .5, .5, .5, .7, .7, .7, .7};
    assertThat(improving(4, jump, flat)).isFalse();
    double[] late = {.5, .5, .5, .5, .5, .5, .5, .5, .7, .7};
    assertThat(improving(10, late, flat)).isTrue();
  }

  @Test
  void of_three_validations_nothing_is_said() {
    assertThat(improving(3, new double[] {.1, .5, .9}, new double[] {3, 2, 1})).isFalse();
  }

  @Test
  void a_converged_budget_doubles_up_to_its_cap() {
    Budget budget = new Budget(Budget.Rule.CONVERGED, 4);
    assertThat(budget.doubles(10, 10)).isTrue();
    assertThat(budget.doubles(20, 10)).isTrue();
    assertThat(budget.doubles(40, 10)).isFalse();
    assertThat(Budget.DEFAULTS.doubles(10, 10)).isFalse();
  }

  private static boolean improving(int lastPhase, double[] scores, double[] losses) {
    List<LearningCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      points.add(new LearningCurve.Point(i, 0, losses[i], scores[i]));
    }
    return new BudgetCheck(lastPhase).improving(points, ERROR);
  }
}
