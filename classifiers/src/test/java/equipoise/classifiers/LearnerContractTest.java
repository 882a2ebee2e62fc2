package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.catalogue.Trait;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engines;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every classifier must do, with every loss and adjustment. */
class LearnerContractTest {
  private static final Map<String, Object> FAST = Map.of("epochs", 1, "batch", 16, "trees", 8);
  private static final Map<String, Object> THOROUGH =
      Map.of("epochs", 8, "batch", 16, "rate", 0.002, "trees", 30);
  private static final Dataset VALIDATION = Bars.heldOut(3, 6, 20, 3);
  private static final Dataset TEST = Bars.heldOut(3, 20, 20, 2);
  private static final Resampled TRAIN = Resampled.of(Bars.train(new int[] {40, 20, 8}, 20, 1));

  private final CountingEngine engine = new CountingEngine(Engines.named("dl4j"));

  @AfterEach
  void everyNetworkWasClosed() {
    assertThat(engine.open()).hasValue(0);
  }

  static List<Subject> all() {
    return Subject.all();
  }

  static List<Subject> plain() {
    return Subject.plain();
  }

  @ParameterizedTest
  @MethodSource("all")
  void probabilities_sum_to_one_and_depend_on_nothing_but_the_seed(Subject subject) {
    Learner learner = subject.learner(engine, FAST);
    float[][] first = probabilities(learner, TRAIN, VALIDATION, TEST, 1);
    requireProbabilities(first, TEST.size(), 3);
    assertThat(probabilities(learner, TRAIN, VALIDATION, TEST, 1)).isDeepEqualTo(first);
    boolean same =
        java.util.Arrays.deepEquals(probabilities(learner, TRAIN, VALIDATION, TEST, 2), first);
    assertThat(same).isEqualTo(subject.classifier().has(Trait.DRAWS_NOTHING));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void training_in_another_thread_beside_another_one_gives_the_same_bits(Subject subject) {
    Learner learner = subject.learner(engine, FAST);
    float[][] one = probabilities(learner, TRAIN, VALIDATION, TEST, 1);
    float[][] two = probabilities(learner, TRAIN, VALIDATION, TEST, 2);
    var first =
        CompletableFuture.supplyAsync(() -> probabilities(learner, TRAIN, VALIDATION, TEST, 1));
    var second =
        CompletableFuture.supplyAsync(() -> probabilities(learner, TRAIN, VALIDATION, TEST, 2));
    assertThat(first.join()).isDeepEqualTo(one);
    assertThat(second.join()).isDeepEqualTo(two);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void bars_are_learnt_in_the_order_of_the_classes(Subject subject) {
    TrainingSet bars = Bars.train(new int[] {80, 60, 50, 50}, 20, 1);
    Dataset test = Bars.heldOut(4, 50, 20, 2);
    float[][] p =
        probabilities(
            subject.learner(engine, THOROUGH),
            Resampled.of(bars),
            Bars.heldOut(4, 10, 20, 3),
            test,
            1);
    int hits = 0;
    for (int i = 0; i < p.length; i++) {
      int label = test.label(i);
      boolean hit = true;
      for (int c = 0; c < 4; c++) {
        hit &= c == label || p[i][c] < p[i][label];
      }
      hits += hit ? 1 : 0;
    }
    assertThat(hits / (double) p.length).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @MethodSource("all")
  void probabilities_of_sub_classes_are_summed(Subject subject) {
    Learner learner = subject.learner(engine, FAST);
    List<String> originals = List.of("flat", "steep");
    Resampled decomposed =
        new Resampled(
            TRAIN.data().relabel(TRAIN.data().data().labels(), List.of("f_0", "f_1", "steep")),
            new ClassMap(originals, new int[] {0, 0, 1}),
            List.of());
    float[][] summed =
        probabilities(
            learner, decomposed, merged(VALIDATION, originals), merged(TEST, originals), 1);
    requireProbabilities(summed, TEST.size(), 2);
    if (subject.adjustment().isEmpty()) {
      float[][] parts = probabilities(learner, TRAIN, VALIDATION, TEST, 1);
      for (int i = 0; i < parts.length; i++) {
        assertThat(summed[i]).containsExactly(parts[i][0] + parts[i][1], parts[i][2]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_class_without_training_examples_still_has_its_place(Subject subject) {
    Resampled two = Resampled.of(Bars.train(new int[] {20, 0, 10}, 20, 1));
    float[][] p = probabilities(subject.learner(engine, FAST), two, VALIDATION, TEST, 1);
    requireProbabilities(p, TEST.size(), 3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancellation_at_any_moment_ends_training_and_leaves_nothing_open(Subject subject) {
    Learner learner = subject.learner(engine, FAST);
    Cancellation never = new Cancellation(Integer.MAX_VALUE);
    learner.fit(TRAIN, VALIDATION, new Seed(1), never).close();
    assertThat(never.asked()).isPositive();
    for (int moment : new int[] {1, (never.asked() + 1) / 2, never.asked()}) {
      assertThatThrownBy(
              () -> learner.fit(TRAIN, VALIDATION, new Seed(1), new Cancellation(moment)))
          .isInstanceOf(Progress.Cancelled.class);
      assertThat(engine.open()).hasValue(0);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_validation_set_of_other_classes_is_refused(Subject subject) {
    Learner learner = subject.learner(engine, FAST);
    assertThatThrownBy(
            () -> learner.fit(TRAIN, Bars.heldOut(2, 6, 20, 3), new Seed(1), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[bar0, bar1]")
        .hasMessageContaining("[bar0, bar1, bar2]");
  }

  @ParameterizedTest
  @MethodSource("all")
  void images_of_another_shape_are_refused(Subject subject) {
    Dataset other =
        Dataset.ofImages(
            "wide", new ImageShape(1, 16, 20), TEST.classes(), new byte[1][320], new int[1]);
    try (Classifier classifier =
        subject.learner(engine, FAST).fit(TRAIN, VALIDATION, new Seed(1), Progress.none())) {
      assertThatThrownBy(() -> classifier.probabilities(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1x16x16")
          .hasMessageContaining("1x16x20");
      assertThat(classifier.probabilities(TEST.select(new int[0]))).isEmpty();
    }
  }

  private static void requireProbabilities(float[][] p, int rows, int classes) {
    assertThat(p).hasNumberOfRows(rows);
    for (float[] row : p) {
      assertThat(row).hasSize(classes);
      float sum = 0;
      for (float value : row) {
        assertThat(value).isBetween(0f, 1f);
        sum += value;
      }
      assertThat(sum).isCloseTo(1, within(1e-5f));
    }
  }

  private static float[][] probabilities(
      Learner learner, Resampled train, Dataset validation, Dataset test, long seed) {
    try (Classifier classifier = learner.fit(train, validation, new Seed(seed), Progress.none())) {
      return classifier.probabilities(test);
    }
  }

  /** The first two of three classes as one. */
  private static Dataset merged(Dataset data, List<String> classes) {
    int[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] / 2;
    }
    return data.relabel(labels, classes);
  }

  /** Cancels when it is asked for the given time. */
  private static final class Cancellation implements Progress {
    private final int moment;
    private int asked;

    Cancellation(int moment) {
      this.moment = moment;
    }

    int asked() {
      return asked;
    }

    @Override
    public void report(String stage, long done, long total) {}

    @Override
    public boolean cancelled() {
      return ++asked >= moment;
    }
  }
}
