package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancingTest {
  /** N / (C n_c) for 6, 3, 1: 10/18, 10/9, 10/3. */
  @Test
  void inverseFrequenciesHaveTheMeanOneOverTheExamples() {
    float[] weights = Balancing.inverseFrequencies(new int[] {6, 3, 1});
    assertThat(weights[0]).isEqualTo(10f / 18);
    assertThat(weights[1]).isEqualTo(10f / 9);
    assertThat(weights[2]).isEqualTo(10f / 3);
    assertThat(6 * weights[0] + 3 * weights[1] + weights[2]).isCloseTo(10, within(1e-5f));
  }

  @Test
  void aClassWithoutExamplesHasNoWeightAndDoesNotCount() {
    assertThat(Balancing.inverseFrequencies(new int[] {4, 0, 4})).containsExactly(1, 0, 1);
  }

  /** Equal logits: softmax of log prior is the prior, so the loss is -log pi_y. */
  @Test
  void balancedSoftmaxAddsTheLogOfThePrior() {
    TrainingLoss loss = TrainingLoss.of(Balancing.BALANCED_SOFTMAX, new int[] {6, 3, 1});
    Loss at = loss.of(Tensor.zeros(2, 3), new int[] {0, 2});
    assertThat(at.value()).isCloseTo(-(Math.log(0.6) + Math.log(0.1)) / 2, within(1e-6));
    assertThat(at.gradient().values()).hasSize(6);
    assertThat(at.gradient().values()[0]).isCloseTo((0.6f - 1) / 2, within(1e-6f));
    assertThat(at.gradient().values()[5]).isCloseTo((0.1f - 1) / 2, within(1e-6f));
  }

  @Test
  void balancedSoftmaxOfEqualCountsIsCrossEntropy() {
    Tensor logits = new Tensor(new float[] {1, -2, 0.5f, 0, 3, 1}, 2, 3);
    int[] labels = {2, 0};
    Loss balanced =
        TrainingLoss.of(Balancing.BALANCED_SOFTMAX, new int[] {5, 5, 5}).of(logits, labels);
    Loss plain = TrainingLoss.of(Balancing.NONE, new int[] {5, 5, 5}).of(logits, labels);
    assertThat(balanced.value()).isCloseTo(plain.value(), within(1e-6));
  }

  /** .6/.9 : .4/.1 = 2/3 : 4 = 1/7 : 6/7. */
  @Test
  void priorCorrectionDividesByTheClassShares() {
    float[] p = corrected(new float[] {0.6f, 0.4f}, new int[] {9, 1}, 1);
    assertThat(p[0]).isCloseTo(1 / 7f, within(1e-6f));
    assertThat(p[1]).isCloseTo(6 / 7f, within(1e-6f));
  }

  @Test
  void priorCorrectionOfStrengthZeroChangesNothing() {
    float[] p = corrected(new float[] {0.6f, 0.4f}, new int[] {9, 1}, 0);
    assertThat(p[0]).isCloseTo(0.6f, within(1e-6f));
  }

  @Test
  void aClassNeverTrainedOnGetsNoProbability() {
    float[] p = corrected(new float[] {0.5f, 0.2f, 0.3f}, new int[] {2, 0, 2}, 1);
    assertThat(p[1]).isZero();
    assertThat(p[0] + p[2]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void aStrengthBelowZeroIsRefused() {
    assertThatThrownBy(() -> new PriorCorrected(fixed(List.of()), new int[] {1}, -1))
        .hasMessageContaining("tau")
        .hasMessageContaining("-1");
  }

  /**
   * Counts 90:10, validation rows with p(rare) .3 and .3 for the rare class, .05 and .25 for the
   * other: with tau 1 all but .05 go to the rare class, p / 9 + ... ; .25 stays frequent where
   * (1/9)^tau .75 > .25, so up to tau .5, and .3 is rare where (1/9)^tau .7 < .3, so from tau .39
   * on: tau = .5 is exact.
   */
  @Test
  void thresholdsAreMovedToTheBestBalancedAccuracyOnTheValidationSet() {
    Dataset validation = Bars.of(new int[] {2, 2}, 0, new Seed(1));
    List<float[]> rows =
        List.of(
            new float[] {0.95f, 0.05f},
            new float[] {0.7501f, 0.2499f},
            new float[] {0.7f, 0.3f},
            new float[] {0.7f, 0.3f});
    List<String> notes = new ArrayList<>();
    Resampled train = Resampled.of(Bars.train(new int[] {90, 10}, 0, 1));
    Classifier moved =
        ThresholdMoving.byValidation((t, v, s, p) -> fixed(rows))
            .fit(train, validation, new Seed(1), noting(notes));
    assertThat(notes).containsExactly("thresholds were moved with tau = 0.5");
    assertThat(ValidationScore.of(moved.probabilities(validation), validation).balancedAccuracy())
        .isEqualTo(1);
  }

  @Test
  void validationScoresLeaveOutClassesThatAreAbsent() {
    Dataset validation = Bars.of(new int[] {2, 0, 1}, 0, new Seed(1));
    float[][] p = {{0.5f, 0.3f, 0.2f}, {0.2f, 0.8f, 0}, {0, 0, 1}};
    ValidationScore score = ValidationScore.of(p, validation);
    assertThat(score.balancedAccuracy()).isEqualTo(0.75);
    assertThat(score.loss())
        .isCloseTo(-(Math.log(0.5) + Math.log(0.2) + Math.log(1)) / 3, within(1e-6));
  }

  private static Progress noting(List<String> notes) {
    return new Progress() {
      @Override
      public void report(String stage, long done, long total) {}

      @Override
      public void note(Note note) {
        notes.add(note.sentence());
      }
    };
  }

  private static float[] corrected(float[] p, int[] counts, double tau) {
    Dataset one = Bars.of(new int[] {1, 0}, 0, new Seed(1));
    return new PriorCorrected(fixed(List.of(p)), counts, tau).probabilities(one)[0];
  }

  private static Classifier fixed(List<float[]> rows) {
    return data -> rows.stream().map(float[]::clone).toArray(float[][]::new);
  }
}
