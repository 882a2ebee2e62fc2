package equipoise.classifiers.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixingTest {
  private static final int[] LABELS = {0, 1, 2, 0, 1, 2};
  private static final int[] COUNTS = {90, 30, 10};
  private static final Mixing.Side SIDE = new Mixing.Side(8, 10);

  /** Mean 1/2 and variance 1 / (4 (2 a + 1)) of Beta(a, a). */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void shares_have_mean_and_variance_of_the_beta_distribution(double alpha) {
    RandomGenerator random = new Seed(1).generator();
    int n = 20_000;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < n; k++) {
      double share = BetaDraw.of(alpha, random);
      assertThat(share).isBetween(0.0, 1.0);
      sum += share;
      squares += (share - 0.5) * (share - 0.5);
    }
    assertThat(sum / n).isCloseTo(0.5, within(0.01));
    assertThat(squares / n).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
  }

  @Test
  void mixup_averages_images_and_labels_by_one_share() {
    Mixture mixture = new MixupMixing(1).draw(LABELS, COUNTS, SIDE, new Seed(2).generator());
    Tensor batch = numbered();
    float[] own = batch.values().clone();
    mixture.apply(batch);
    BatchLabels labels = mixture.labels(LABELS);
    int size = own.length / 6;
    for (int i = 0; i < 6; i++) {
      int partner = mixture.partners()[i];
      assertThat(labels.labels()[i]).isEqualTo(LABELS[i]);
      assertThat(labels.others()[i]).isEqualTo(LABELS[partner]);
      assertThat(labels.share(i)).isCloseTo(mixture.share(), within(1e-6));
      for (int k = 0; k < size; k++) {
        double expected =
            mixture.share() * own[i * size + k] + (1 - mixture.share()) * own[partner * size + k];
        assertThat((double) batch.values()[i * size + k]).isCloseTo(expected, within(1e-3));
      }
    }
  }

  @Test
  void cutmix_shares_labels_by_the_area_that_it_replaced() {
    RandomGenerator random = new Seed(3).generator();
    for (int trial = 0; trial < 50; trial++) {
      Mixture mixture = new CutMixing(1, 1).draw(LABELS, COUNTS, SIDE, random);
      Tensor batch = numbered();
      float[] own = batch.values().clone();
      mixture.apply(batch);
      int size = own.length / 6;
      for (int i = 0; i < 6; i++) {
        int kept = 0;
        for (int k = 0; k < size; k++) {
          float value = batch.values()[i * size + k];
          boolean mine = value == own[i * size + k];
          assertThat(mine || value == own[mixture.partners()[i] * size + k]).isTrue();
          kept += mine ? 1 : 0;
        }
        if (mixture.partners()[i] != i) {
          assertThat(mixture.labels(LABELS).share(i)).isCloseTo(kept / (double) size, within(1e-6));
        }
      }
    }
  }

  @Test
  void cutmix_leaves_as_many_batches_alone_as_it_says() {
    RandomGenerator random = new Seed(3).generator();
    int whole = 0;
    for (int trial = 0; trial < 400; trial++) {
      Mixture mixture = new CutMixing(1, 0.5).draw(LABELS, COUNTS, SIDE, random);
      whole += mixture.share() == 1 ? 1 : 0;
    }
    assertThat(whole).isBetween(180, 260);
  }

  /** Equation 6 of the paper, by hand for counts 90, 30 and 10, kappa 3 and tau 1/2. */
  @Test
  void remix_gives_the_label_to_the_rarer_class_unless_the_other_prevails() {
    RemixMixing remix = new RemixMixing(1, 3, 0.5);
    assertThat(remix.labelShare(0.4, 90, 30)).isZero();
    assertThat(remix.labelShare(0.6, 90, 30)).isEqualTo(0.6);
    assertThat(remix.labelShare(0.6, 10, 30)).isEqualTo(1);
    assertThat(remix.labelShare(0.4, 10, 30)).isEqualTo(0.4);
    assertThat(remix.labelShare(0.4, 30, 20)).isEqualTo(0.4);
  }

  @Test
  void the_gradient_of_averages_is_that_of_finite_differences() {
    Mixture mixture = Mixture.averages(new int[] {2, 0, 1}, 0.3);
    float[] weights = {1, -2, 0.5f, 3, 0.25f, -1};
    Tensor gradient = mixture.backward(new Tensor(weights, 3, 2));
    float[] at = {0.5f, 1, -1, 2, 0, 1};
    for (int i = 0; i < at.length; i++) {
      float[] moved = at.clone();
      moved[i] += 1;
      double rise = weighted(mixture, moved, weights) - weighted(mixture, at, weights);
      assertThat((double) gradient.values()[i]).isCloseTo(rise, within(1e-5));
    }
  }

  @Test
  void manifold_mixup_mixes_images_and_features_alike_often() {
    RandomGenerator random = new Seed(4).generator();
    int features = 0;
    for (int k = 0; k < 400; k++) {
      features += new ManifoldMixing(1).draw(LABELS, COUNTS, SIDE, random).features() ? 1 : 0;
    }
    assertThat(features).isBetween(160, 240);
  }

  @Test
  void partners_are_a_permutation() {
    int[] partners = Mixing.partners(20, new Seed(1).generator());
    Arrays.sort(partners);
    for (int i = 0; i < 20; i++) {
      assertThat(partners[i]).isEqualTo(i);
    }
  }

  private static double weighted(Mixture mixture, float[] values, float[] weights) {
    Tensor batch = new Tensor(values.clone(), 3, 2);
    mixture.apply(batch);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * batch.values()[i];
    }
    return sum;
  }

  /** Six images of two channels, no two values alike. */
  private static Tensor numbered() {
    Tensor batch = Tensor.zeros(6, 2, 8, 10);
    for (int i = 0; i < batch.size(); i++) {
      batch.values()[i] = i;
    }
    return batch;
  }
}
