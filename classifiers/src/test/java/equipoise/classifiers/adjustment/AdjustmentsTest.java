package equipoise.classifiers.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.classifiers.training.ValidationScore;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Kind;
import equipoise.core.catalogue.OptionBounds;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AdjustmentsTest {
  private static final List<Entry<Adjustment>> ENTRIES = Adjustments.CATALOGUE.entries();

  /** .6/.9 : .4/.1 = 2/3 : 4 = 1/7 : 6/7. */
  @Test
  void logit_adjustment_divides_by_the_class_shares() {
    float[] p = adjusted(new float[] {0.6f, 0.4f}, new int[] {9, 1}, 1);
    assertThat(p[0]).isCloseTo(1 / 7f, within(1e-6f));
    assertThat(p[1]).isCloseTo(6 / 7f, within(1e-6f));
  }

  @Test
  void a_strength_of_zero_changes_nothing() {
    float[] p = adjusted(new float[] {0.6f, 0.4f}, new int[] {9, 1}, 0);
    assertThat(p[0]).isCloseTo(0.6f, within(1e-6f));
  }

  @Test
  void a_class_never_trained_on_gets_no_probability() {
    float[] p = adjusted(new float[] {0.5f, 0.2f, 0.3f}, new int[] {2, 0, 2}, 1);
    assertThat(p[1]).isZero();
    assertThat(p[0] + p[2]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void a_strength_below_zero_is_refused() {
    assertThatThrownBy(() -> new LogitAdjustedClassifier(fixed(List.of()), new int[] {1}, -1))
        .hasMessageContaining("tau")
        .hasMessageContaining("-1");
  }

  /**
   * Counts 90:10, validation rows with p(rare) .3 and .3 for the rare class, .05 and .25 for the
   * other: with tau 1 all but .05 go to the rare class; .25 stays frequent where (1/9)^tau .75 >
   * .25, so up to tau .5, and .3 is rare where (1/9)^tau .7 < .3, so from tau .39 on: tau = .5 is
   * exact.
   */
  @Test
  void thresholds_are_moved_to_the_best_balanced_accuracy_on_the_validation_set() {
    Dataset validation = Bars.of(new int[] {2, 2}, 0, new Seed(1));
    List<float[]> rows =
        List.of(
            new float[] {0.95f, 0.05f},
            new float[] {0.7501f, 0.2499f},
            new float[] {0.7f, 0.3f},
            new float[] {0.7f, 0.3f});
    List<Note> notes = new ArrayList<>();
    Resampled train = Resampled.of(Bars.train(new int[] {90, 10}, 0, 1));
    Classifier moved =
        new ThresholdMoving()
            .around((t, v, s, p) -> fixed(rows))
            .fit(train, validation, new Seed(1), noting(notes));
    assertThat(notes)
        .containsExactly(Note.of(Note.Kind.TRAINING, "Probabilities are adjusted with tau = 0.5."));
    assertThat(ValidationScore.of(moved.probabilities(validation), validation).balancedAccuracy())
        .isEqualTo(1);
  }

  @Test
  void logit_adjustment_takes_the_tau_that_it_is_given() {
    Dataset one = Bars.of(new int[] {1, 0}, 0, new Seed(1));
    Resampled train = Resampled.of(Bars.train(new int[] {9, 1}, 0, 1));
    Classifier adjusted =
        new LogitAdjustment(0.5)
            .around((t, v, s, p) -> fixed(List.of(new float[] {0.6f, 0.4f})))
            .fit(train, one, new Seed(1), Progress.none());
    assertThat(adjusted.probabilities(one)[0][1] / adjusted.probabilities(one)[0][0])
        .isCloseTo((float) (0.4 / 0.6 * 3), within(1e-5f));
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void options_and_their_ranges_agree(Entry<Adjustment> entry) {
    OptionBounds.check(entry);
    assertThat(entry.kind()).isEqualTo(Kind.ADJUSTMENT);
  }

  private static Progress noting(List<Note> notes) {
    return new Progress() {
      @Override
      public void report(String stage, long done, long total) {}

      @Override
      public void note(Note note) {
        notes.add(note);
      }
    };
  }

  private static float[] adjusted(float[] p, int[] counts, double tau) {
    Dataset one = Bars.of(new int[] {1, 0}, 0, new Seed(1));
    return new LogitAdjustedClassifier(fixed(List.of(p)), counts, tau).probabilities(one)[0];
  }

  private static Classifier fixed(List<float[]> rows) {
    return data -> rows.stream().map(float[]::clone).toArray(float[][]::new);
  }
}
