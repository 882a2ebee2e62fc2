package equipoise.classifiers.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final Dataset VALIDATION = Bars.of(new int[] {3, 3}, 0, new Seed(1));

  /**
   * Two classes, 10 % rare before and 40 % after resampling: p b / (p b + 1 - p) with b = (.1/.9) /
   * (.4/.6), Dal Pozzolo et al., IEEE SSCI 2015, doi 10.1109/SSCI.2015.33, equation 4.
   */
  @Test
  void priors_are_corrected_by_the_ratio_of_the_odds() {
    Resampled train = Resampled.of(Bars.train(new int[] {60, 40}, 0, 1));
    Classifier corrected =
        new PriorCorrection()
            .around(fixed(new float[] {0.3f, 0.7f}), new int[] {90, 10})
            .fit(train, VALIDATION, new Seed(1), Progress.none());
    double b = (0.1 / 0.9) / (0.4 / 0.6);
    double expected = 0.7 * b / (0.7 * b + 0.3);
    assertThat((double) corrected.probabilities(VALIDATION)[0][1])
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void without_resampling_priors_stay() {
    Resampled train = Resampled.of(Bars.train(new int[] {60, 40}, 0, 1));
    Classifier corrected =
        new PriorCorrection()
            .around(fixed(new float[] {0.3f, 0.7f}))
            .fit(train, VALIDATION, new Seed(1), Progress.none());
    assertThat(corrected.probabilities(VALIDATION)[0]).containsExactly(0.3f, 0.7f);
  }

  /**
   * Sure of six answers of which four are right: by hand, the log loss 4 log(1 + e^-x) + 2 log(1 +
   * e^x) of logits +-x is least where e^x = 2, so that p = 2/3.
   */
  @Test
  void temperatures_make_probabilities_as_sure_as_they_are_right() {
    Learner sure =
        (t, v, s, p) ->
            data -> {
              float[][] rows = new float[data.size()][];
              for (int i = 0; i < rows.length; i++) {
                int answer = i % 3 == 0 ? 1 - data.label(i) : data.label(i);
                rows[i] = answer == 0 ? new float[] {0.99f, 0.01f} : new float[] {0.01f, 0.99f};
              }
              return rows;
            };
    Resampled train = Resampled.of(Bars.train(new int[] {60, 40}, 0, 1));
    Classifier scaled =
        new TemperatureScaling().around(sure).fit(train, VALIDATION, new Seed(1), Progress.none());
    for (float[] row : scaled.probabilities(VALIDATION)) {
      assertThat(Math.max(row[0], row[1])).isCloseTo(2 / 3f, within(1e-3f));
    }
  }

  @Test
  void an_ensemble_is_the_mean_of_its_members_and_begins_with_the_training_alone() {
    List<Long> seeds = new ArrayList<>();
    AtomicInteger open = new AtomicInteger();
    Learner bySeed =
        (t, v, seed, p) -> {
          seeds.add(seed.value());
          open.incrementAndGet();
          float rare = seeds.size() * 0.2f;
          return closing(new float[] {1 - rare, rare}, open);
        };
    Resampled train = Resampled.of(Bars.train(new int[] {6, 4}, 0, 1));
    try (Classifier ensemble =
        new Ensemble(3).around(bySeed).fit(train, VALIDATION, new Seed(9), Progress.none())) {
      assertThat(seeds).hasSize(3).doesNotHaveDuplicates().startsWith(9L);
      assertThat(ensemble.probabilities(VALIDATION)[0][1]).isCloseTo(0.4f, within(1e-6f));
      assertThat(open).hasValue(3);
    }
    assertThat(open).hasValue(0);
  }

  @Test
  void a_member_that_fails_closes_those_before_it() {
    AtomicInteger open = new AtomicInteger();
    Learner failing =
        (t, v, seed, p) -> {
          if (open.incrementAndGet() == 3) {
            open.decrementAndGet();
            throw new IllegalStateException("no");
          }
          return closing(new float[] {1, 0}, open);
        };
    Resampled train = Resampled.of(Bars.train(new int[] {6, 4}, 0, 1));
    assertThatThrownBy(
            () ->
                new Ensemble(5)
                    .around(failing)
                    .fit(train, VALIDATION, new Seed(1), Progress.none()))
        .hasMessage("no");
    assertThat(open).hasValue(0);
  }

  @Test
  void balanced_bagging_trains_each_member_on_other_rows_equally_many_of_each_class() {
    List<Dataset> parts = new ArrayList<>();
    Learner watching =
        (t, v, seed, p) -> {
          parts.add(t.data().data());
          return data -> new float[data.size()][3];
        };
    Resampled decomposed =
        new Resampled(
            Bars.train(new int[] {40, 30, 8}, 20, 1)
                .relabel(
                    Bars.of(new int[] {40, 30, 8}, 0, new Seed(1)).labels(),
                    List.of("a0", "a1", "b")),
            new ClassMap(List.of("a", "b"), new int[] {0, 0, 1}),
            List.of());
    new BalancedBagging(4, OptionalInt.empty())
        .around(watching)
        .fit(decomposed, VALIDATION, new Seed(1), Progress.none());
    assertThat(parts).hasSize(4);
    for (Dataset part : parts) {
      assertThat(part.counts()[0] + part.counts()[1]).isEqualTo(8);
      assertThat(part.counts()[2]).isEqualTo(8);
    }
    assertThat(parts).extracting(Dataset::fingerprint).doesNotHaveDuplicates();
  }

  private static Learner fixed(float[] row) {
    return (t, v, s, p) ->
        data -> {
          float[][] rows = new float[data.size()][];
          for (int i = 0; i < rows.length; i++) {
            rows[i] = row.clone();
          }
          return rows;
        };
  }

  private static Classifier closing(float[] row, AtomicInteger open) {
    return new Classifier() {
      @Override
      public float[][] probabilities(Dataset data) {
        float[][] rows = new float[data.size()][];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = row.clone();
        }
        return rows;
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }
}
