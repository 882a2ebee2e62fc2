package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private static final NetworkSpec TINY =
      new NetworkSpec(
          "tiny", List.of(2), List.of(new Layer.Dense(2, false, new Layer.Initializer.HeNormal())));

  @Test
  void a_later_score_within_the_standard_error_is_kept_and_one_below_is_not() {
    assertThat(kept(0.80, 0.90, 0.86, 0.84)).isEqualTo(2);
  }

  @Test
  void a_new_best_score_ends_the_claim_of_earlier_ones() {
    assertThat(kept(0.80, 0.78, 0.90)).isEqualTo(2);
    assertThat(kept(0.90, 0.50, 0.60)).isZero();
  }

  @Test
  void patience_counts_from_the_best_score_not_from_the_kept_one() {
    try (Network network = network()) {
      EarlyStopping stopping = new EarlyStopping(network, 2);
      stopping.add(1, 0, score(0.90));
      stopping.add(2, 0, score(0.89));
      assertThat(stopping.exhausted()).isFalse();
      stopping.add(3, 0, score(0.89));
      assertThat(stopping.exhausted()).isTrue();
    }
  }

  /**
   * By hand: 3 of 4 and 8 of 8 hits are smoothed to 4/6 and 9/10, with variances 2/9/4 and .09/8;
   * half of the root of their sum is .1292.
   */
  @Test
  void the_standard_error_is_that_of_a_mean_of_recalls() {
    byte[][] pixels = new byte[12][1];
    int[] labels = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    Dataset data =
        Dataset.ofImages("dots", new ImageShape(1, 1, 1), List.of("a", "b"), pixels, labels);
    float[][] p = new float[12][];
    for (int i = 0; i < 12; i++) {
      p[i] = i > 0 && labels[i] == 0 ? new float[] {0.9f, 0.1f} : new float[] {0.1f, 0.9f};
    }
    ValidationScore score = ValidationScore.of(p, data);
    assertThat(score.balancedAccuracy()).isEqualTo(0.875);
    assertThat(score.standardError()).isCloseTo(0.1292, within(1e-4));
  }

  @Test
  void validation_scores_leave_out_classes_that_are_absent() {
    Dataset validation = Bars.of(new int[] {2, 0, 1}, 0, new Seed(1));
    float[][] p = {{0.5f, 0.3f, 0.2f}, {0.2f, 0.8f, 0}, {0, 0, 1}};
    ValidationScore score = ValidationScore.of(p, validation);
    assertThat(score.balancedAccuracy()).isEqualTo(0.75);
    assertThat(score.loss())
        .isCloseTo(-(Math.log(0.5) + Math.log(0.2) + Math.log(1)) / 3, within(1e-6));
  }

  private static int kept(double... accuracies) {
    try (Network network = network()) {
      EarlyStopping stopping = new EarlyStopping(network, 0);
      for (int k = 0; k < accuracies.length; k++) {
        stopping.add(k, 0, score(accuracies[k]));
      }
      return stopping.restore().best();
    }
  }

  private static ValidationScore score(double balancedAccuracy) {
    return new ValidationScore(balancedAccuracy, 1, 0.05);
  }

  private static Network network() {
    return Engines.named("dl4j").create(TINY, new Optimizer.Sgd(0.1, 0), new Seed(1));
  }
}
