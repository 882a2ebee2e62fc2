package equipoise.classifiers.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.loss.ClassWeights;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ForestLearnerTest {
  private static final ForestLearner.Options SMALL = new ForestLearner.Options(30, 12, 1, 0, 0);

  /**
   * Two normal classes, 2000 around 0 and 40 around 1.5 on each of four axes: plain trees follow
   * the majority, so the rare class's recall must gain.
   */
  @Test
  void class_weights_raise_the_rare_classes_recall() {
    Resampled train = Resampled.of(Splits.whole(normal(2000, 40, 1)));
    Dataset test = normal(500, 500, 2);
    ForestLearner.Options shallow = new ForestLearner.Options(30, 4, 20, 0, 0);
    double weighted = rareRecall(train, test, new ForestLearner(shallow, new ClassWeights()));
    double unweighted = rareRecall(train, test, new ForestLearner(shallow));
    assertThat(rareRecall(train, test, new ForestLearner(SMALL))).isLessThan(0.7);
    assertThat(weighted).isGreaterThan(unweighted + 0.2);
  }

  /** 20,000 draws: 10,000 a class that has examples, give or take five standard deviations. */
  @Test
  void class_weights_draw_every_class_equally_often() {
    Dataset data = normal(19_000, 1_000, 1).relabel(labels(19_000, 1_000), List.of("a", "b", "c"));
    Bootstrap bootstrap =
        new Bootstrap(data, new ClassWeights().exampleWeights(data.counts()).orElseThrow());
    int[] draws = bootstrap.draw(new Seed(1).generator());
    int rare = 0;
    int all = 0;
    for (int i = 0; i < draws.length; i++) {
      all += draws[i];
      rare += data.label(i) == 2 ? draws[i] : 0;
    }
    assertThat(all).isEqualTo(20_000);
    assertThat(rare).isBetween(10_000 - 354, 10_000 + 354);
  }

  private static int[] labels(int first, int last) {
    int[] labels = new int[first + last];
    Arrays.fill(labels, first, labels.length, 2);
    return labels;
  }

  @Test
  void a_table_without_a_varying_column_gives_the_class_shares() {
    Dataset flat =
        Dataset.ofTable(
            "flat",
            TableShape.numeric(2),
            List.of("a", "b"),
            new double[4][2],
            new int[] {0, 1, 1, 1});
    try (var classifier =
        new ForestLearner(new ForestLearner.Options(500, 2, 1, 0, 0))
            .fit(Resampled.of(Splits.whole(flat)), flat, new Seed(1), Progress.none())) {
      assertThat(classifier.probabilities(flat)[0][1]).isCloseTo(0.75f, within(0.05f));
    }
  }

  @Test
  void more_columns_than_there_are_means_all_of_them() {
    Dataset data = normal(60, 20, 1);
    Resampled train = Resampled.of(Splits.whole(data));
    int most = Integer.MAX_VALUE;
    float[][] all = probabilities(new ForestLearner.Options(5, 20, 1, 4, 4), train, data);
    assertThat(probabilities(new ForestLearner.Options(5, 20, 1, most, 0), train, data))
        .isDeepEqualTo(all);
    assertThat(probabilities(new ForestLearner.Options(5, 20, 1, most, most), train, data))
        .isDeepEqualTo(all);
  }

  private static float[][] probabilities(
      ForestLearner.Options options, Resampled train, Dataset data) {
    try (var classifier =
        new ForestLearner(options).fit(train, data, new Seed(1), Progress.none())) {
      return classifier.probabilities(data);
    }
  }

  private static double rareRecall(Resampled train, Dataset test, ForestLearner learner) {
    try (var classifier = learner.fit(train, test, new Seed(1), Progress.none())) {
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
