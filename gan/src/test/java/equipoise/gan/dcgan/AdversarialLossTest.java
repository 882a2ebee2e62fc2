package equipoise.gan.dcgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdversarialLossTest {
  private static final int[] LABELS = {0, 1, 2, 2, 0, 1};
  private static final AdversarialLoss.Term[] TERMS = {
    AdversarialLoss.Term.REAL, AdversarialLoss.Term.FAKE, AdversarialLoss.Term.GENERATOR,
    AdversarialLoss.Term.REAL, AdversarialLoss.Term.FAKE, AdversarialLoss.Term.GENERATOR
  };

  @ParameterizedTest
  @EnumSource
  void the_gradient_agrees_with_finite_differences(AdversarialLoss loss) {
    RandomGenerator random = new Seed(1).generator();
    Tensor output = Tensor.zeros(6, 4);
    for (int k = 0; k < output.size(); k++) {
      output.values()[k] = (float) random.nextGaussian(0, 0.4);
    }
    float[] gradient = loss.of(output, LABELS, TERMS, 3).gradient().values();
    float h = 1f / 256;
    for (int k = 0; k < output.size(); k++) {
      float kept = output.values()[k];
      output.values()[k] = kept + h;
      double above = loss.of(output, LABELS, TERMS, 3).value();
      output.values()[k] = kept - h;
      double below = loss.of(output, LABELS, TERMS, 3).value();
      output.values()[k] = kept;
      assertThat((double) gradient[k]).isCloseTo((above - below) / (2 * h), within(1e-4));
    }
  }

  @Test
  void the_score_is_the_shared_output_plus_the_class_s_own() {
    Tensor output = new Tensor(new float[] {1, 2, 4, 10, 20, 40}, 2, 3);
    assertThat(AdversarialLoss.score(output, 0, 0)).isEqualTo(5);
    assertThat(AdversarialLoss.score(output, 1, 1)).isEqualTo(60);
  }

  @Test
  void the_gradient_reaches_the_shared_output_and_the_class_s_own_alike() {
    Loss loss =
        AdversarialLoss.CROSS_ENTROPY.of(
            Tensor.zeros(1, 3),
            new int[] {1},
            new AdversarialLoss.Term[] {AdversarialLoss.Term.REAL},
            1);
    assertThat(loss.gradient().values()).containsExactly(0, -0.5f, -0.5f);
  }

  @Test
  void an_undecided_discriminator_pays_log_two_on_each_kind() {
    for (AdversarialLoss.Term term : AdversarialLoss.Term.values()) {
      assertThat(AdversarialLoss.CROSS_ENTROPY.value(0, term))
          .isCloseTo(Math.log(2), within(1e-12));
    }
  }

  @Test
  void extreme_scores_stay_finite() {
    for (double score : new double[] {-1e4, 1e4}) {
      for (AdversarialLoss.Term term : AdversarialLoss.Term.values()) {
        assertThat(AdversarialLoss.CROSS_ENTROPY.value(score, term)).isFinite();
        assertThat(AdversarialLoss.CROSS_ENTROPY.slope(score, term)).isFinite();
      }
    }
  }

  @Test
  void the_hinge_is_that_of_lim_and_ye() {
    assertThat(AdversarialLoss.HINGE.value(0.25, AdversarialLoss.Term.REAL)).isEqualTo(0.75);
    assertThat(AdversarialLoss.HINGE.value(2, AdversarialLoss.Term.REAL)).isZero();
    assertThat(AdversarialLoss.HINGE.value(0.25, AdversarialLoss.Term.FAKE)).isEqualTo(1.25);
    assertThat(AdversarialLoss.HINGE.value(0.25, AdversarialLoss.Term.GENERATOR)).isEqualTo(-0.25);
  }
}
