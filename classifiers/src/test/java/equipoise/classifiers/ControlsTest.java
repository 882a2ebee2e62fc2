package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.classifiers.loss.ClassWeights;
import equipoise.classifiers.training.LearnerRecipe;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.catalogue.Entry;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classifiers without a network on tables. */
class ControlsTest {
  private static final TrainingContext NO_ENGINE =
      TrainingContext.of(
          () -> {
            throw new AssertionError("no engine is needed");
          });

  static List<Entry<LearnerRecipe>> controls() {
    return Classifiers.CATALOGUE.entries().stream()
        .filter(entry -> !entry.has(Trait.TRAINS_NETWORK))
        .toList();
  }

  static List<Entry<LearnerRecipe>> weighing() {
    return controls().stream().filter(entry -> entry.has(Trait.WEIGHS_EXAMPLES)).toList();
  }

  /** Smile divides work among the threads of a pool from a thousand rows on. */
  @ParameterizedTest
  @MethodSource("controls")
  void a_large_table_gives_the_same_bits_in_pools_of_any_size(Entry<LearnerRecipe> entry)
      throws Exception {
    Learner learner = entry.configured().create().learner(NO_ENGINE);
    Resampled train = Resampled.of(Splits.whole(normal(900, 300, 1)));
    Dataset test = normal(50, 50, 2);
    float[][] alone = probabilities(learner, train, test);
    ForkJoinPool wide = new ForkJoinPool(4);
    try {
      var first = wide.submit(() -> probabilities(learner, train, test));
      var second = CompletableFuture.supplyAsync(() -> probabilities(learner, train, test));
      assertThat(first.get()).isDeepEqualTo(alone);
      assertThat(second.get()).isDeepEqualTo(alone);
    } finally {
      wide.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("weighing")
  void class_weights_raise_the_rare_classes_recall(Entry<LearnerRecipe> entry) {
    LearnerRecipe recipe = entry.configured().create();
    Resampled train = Resampled.of(Splits.whole(normal(600, 60, 1)));
    Dataset test = normal(300, 300, 2);
    double plain = rareRecall(recipe.learner(NO_ENGINE), train, test);
    double weighted = rareRecall(recipe.learner(NO_ENGINE.with(new ClassWeights())), train, test);
    assertThat(weighted).isGreaterThan(plain);
  }

  /** As a sampler may leave them: a row a class, copies, columns that do not vary. */
  @ParameterizedTest
  @MethodSource("controls")
  void degenerate_tables_still_give_probabilities(Entry<LearnerRecipe> entry) {
    Learner learner = entry.configured().create().learner(NO_ENGINE);
    double[][][] tables = {
      {{1, 2}, {3, 4}},
      {{1, 2}, {1, 2}, {1, 2}, {1, 2}},
      {{0, 5}, {0, 5}, {0, 6}, {0, 6}, {0, 7}},
      {{1, 1}}
    };
    int[][] labels = {{0, 2}, {0, 0, 1, 2}, {0, 0, 1, 1, 2}, {1}};
    for (int t = 0; t < tables.length; t++) {
      Dataset data =
          Dataset.ofTable(
              "few", TableShape.numeric(2), List.of("a", "b", "c"), tables[t], labels[t]);
      for (float[] p : probabilities(learner, Resampled.of(Splits.whole(data)), data)) {
        assertThat(p[0] + p[1] + p[2]).isBetween(0.99999f, 1.00001f);
      }
    }
  }

  private static double rareRecall(Learner learner, Resampled train, Dataset test) {
    float[][] p = probabilities(learner, train, test);
    return Arrays.stream(test.rowsOf(1)).filter(i -> p[i][1] > p[i][0]).count()
        / (double) test.rowsOf(1).length;
  }

  private static float[][] probabilities(Learner learner, Resampled train, Dataset test) {
    try (Classifier classifier = learner.fit(train, test, new Seed(1), Progress.none())) {
      return classifier.probabilities(test);
    }
  }

  private static Dataset normal(int frequent, int rare, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    double[][] rows = new double[frequent + rare][4];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i < frequent ? 0 : 1;
      for (int j = 0; j < 4; j++) {
        rows[i][j] = random.nextGaussian() + 0.8 * labels[i];
      }
    }
    return Dataset.ofTable(
        "normal", TableShape.numeric(4), List.of("frequent", "rare"), rows, labels);
  }
}
