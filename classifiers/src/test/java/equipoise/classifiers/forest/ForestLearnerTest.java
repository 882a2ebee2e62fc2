package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ForestLearnerTest {
  private static final ForestLearner.Options SMALL =
      new ForestLearner.Options(30, 12, 1, 0, 0, false);
  private static final Dataset TEST = Bars.heldOut(4, 50, 20, 2);

  @Test
  void learnsBars() {
    assertThat(score(fit(Resampled.of(bars()), SMALL, 1))).isGreaterThan(0.95);
  }

  @Test
  void theSameSeedGivesTheSameProbabilitiesAndAnotherSeedOthers() {
    float[][] first = fit(Resampled.of(bars()), SMALL, 1);
    assertThat(fit(Resampled.of(bars()), SMALL, 1)).isDeepEqualTo(first);
    assertThat(fit(Resampled.of(bars()), SMALL, 2)).isNotEqualTo(first);
  }

  @Test
  void forestsGrownSideBySideAreThoseGrownOneAfterAnother() {
    float[][] one = fit(Resampled.of(bars()), SMALL, 1);
    float[][] two = fit(Resampled.of(bars()), SMALL, 2);
    var first = CompletableFuture.supplyAsync(() -> fit(Resampled.of(bars()), SMALL, 1));
    var second = CompletableFuture.supplyAsync(() -> fit(Resampled.of(bars()), SMALL, 2));
    assertThat(first.join()).isDeepEqualTo(one);
    assertThat(second.join()).isDeepEqualTo(two);
  }

  @Test
  void probabilitiesOfSubClassesAreSummed() {
    TrainingSet bars = bars();
    Resampled decomposed =
        new Resampled(
            bars.relabel(bars.data().labels(), List.of("a_0", "a_1", "b", "c")),
            new ClassMap(List.of("a", "b", "c"), new int[] {0, 0, 1, 2}),
            List.of());
    float[][] plain = fit(Resampled.of(bars), SMALL, 1);
    float[][] summed = fit(decomposed, SMALL, 1);
    for (int i = 0; i < plain.length; i++) {
      assertThat(summed[i]).hasSize(3);
      assertThat(summed[i][0]).isEqualTo(plain[i][0] + plain[i][1]);
      assertThat(summed[i][2]).isEqualTo(plain[i][3]);
      assertThat(summed[i][0] + summed[i][1] + summed[i][2]).isCloseTo(1, within(1e-5f));
    }
  }

  /**
   * Two normal classes, 2000 around 0 and 40 around 1.5 on each of four axes: plain trees follow
   * the majority, so the rare class's recall must gain.
   */
  @Test
  void classWeightsRaiseTheRareClassesRecall() {
    Resampled train = Resampled.of(Splits.whole(normal(2000, 40, 1)));
    Dataset test = normal(500, 500, 2);
    double plain = rareRecall(train, test, SMALL);
    double weighted = rareRecall(train, test, new ForestLearner.Options(30, 4, 20, 0, 0, true));
    double unweighted = rareRecall(train, test, new ForestLearner.Options(30, 4, 20, 0, 0, false));
    assertThat(plain).isLessThan(0.7);
    assertThat(weighted).isGreaterThan(unweighted + 0.2);
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    var classifier =
        new ForestLearner(SMALL).fit(Resampled.of(bars()), TEST, new Seed(1), Progress.none());
    assertThatThrownBy(() -> classifier.probabilities(normal(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1x16x16");
  }

  @Test
  void cancellationEndsTheFit() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> new ForestLearner(SMALL).fit(Resampled.of(bars()), TEST, new Seed(1), cancelled))
        .isInstanceOf(Progress.Cancelled.class);
  }

  private static TrainingSet bars() {
    return Bars.train(new int[] {60, 50, 40, 30}, 20, 1);
  }

  private static float[][] fit(Resampled train, ForestLearner.Options options, long seed) {
    try (var classifier =
        new ForestLearner(options).fit(train, TEST, new Seed(seed), Progress.none())) {
      return classifier.probabilities(TEST);
    }
  }

  private static double score(float[][] probabilities) {
    return ValidationScore.of(probabilities, TEST).balancedAccuracy();
  }

  private static double rareRecall(Resampled train, Dataset test, ForestLearner.Options options) {
    try (var classifier =
        new ForestLearner(options).fit(train, test, new Seed(1), Progress.none())) {
      float[][] p = classifier.probabilities(test);
      int hits = 0;
      for (int i : test.rowsOf(1)) {
        hits += p[i][1] > p[i][0] ? 1 : 0;
      }
      return hits / (double) test.rowsOf(1).length;
    }
  }

  private static Dataset normal(int frequent, int rare, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    double[][] rows = new double[frequent + rare][4];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i < frequent ? 0 : 1;
      for (int j = 0; j < 4; j++) {
        rows[i][j] = random.nextGaussian() + 1.5 * labels[i];
      }
    }
    return Dataset.ofTable(
        "normal", TableShape.numeric(4), List.of("frequent", "rare"), rows, labels);
  }
}
