package equipoise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.metrics.Figures;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialResult;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Folds share training images: a repeat's figure is the mean over its folds. */
class FoldsTest {
  private static RecordedTrial trial(int repeat, int fold, double score, String status) {
    Map<String, Integer> counts = Map.of("a", 1);
    Figures figures = new Figures(Map.of(Metric.BALANCED_ACCURACY, score), Map.of());
    TrialResult result =
        new TrialResult(
            "k" + repeat + fold,
            "d",
            "none",
            "lenet5",
            repeat,
            fold,
            status,
            null,
            counts,
            counts,
            figures);
    return new RecordedTrial(result, Optional.empty(), Optional.empty());
  }

  private static Arm arm(List<RecordedTrial> trials) {
    return new Arm("none", Synthesis.NONE, trials);
  }

  @Test
  void a_repeat_s_figure_is_the_mean_over_its_folds() {
    Arm arm =
        arm(
            List.of(
                trial(0, 0, .5, "done"),
                trial(0, 1, .75, "done"),
                trial(1, 0, .25, "done"),
                trial(1, 1, .5, "done")));
    assertThat(arm.folds()).isEqualTo(2);
    assertThat(arm.values(Metric.BALANCED_ACCURACY))
        .containsOnly(Map.entry(0, .625), Map.entry(1, .375));
    assertThat(arm.interval(Metric.BALANCED_ACCURACY).orElseThrow().n()).isEqualTo(2);
  }

  @Test
  void a_repeat_without_all_its_folds_has_no_figure() {
    List<RecordedTrial> trials = new ArrayList<>();
    trials.add(trial(0, 0, .5, "done"));
    trials.add(trial(0, 1, .75, "done"));
    trials.add(trial(1, 0, .25, "done"));
    trials.add(trial(1, 1, .5, "failed"));
    assertThat(arm(trials).values(Metric.BALANCED_ACCURACY)).containsOnlyKeys(0);
  }
}
