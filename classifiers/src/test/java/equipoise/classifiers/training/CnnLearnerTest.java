package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CnnLearnerTest {
  private static final CnnOptions OPTIONS = options(8, 16);
  private static final Dataset VALIDATION = Bars.heldOut(4, 10, 20, 3);
  private static final Dataset TEST = Bars.heldOut(4, 50, 20, 2);

  private final CountingEngine engine = new CountingEngine(Engines.named("dl4j"));

  @AfterEach
  void everyNetworkWasClosed() {
    assertThat(engine.open()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenet5-1998", "bipyramidal", "lenet5"})
  void learnsBars(String architecture) {
    CnnLearner learner = new CnnLearner(() -> engine, Architectures.named(architecture), OPTIONS);
    assertThat(accuracy(probabilities(learner, Resampled.of(bars()), 1))).isGreaterThan(0.95);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    CnnLearner learner = learner(options(2, 16).withAugmentation(new Augmentation(0.1, 10, 0.1)));
    float[][] first = probabilities(learner, Resampled.of(bars()), 1);
    assertThat(probabilities(learner, Resampled.of(bars()), 1)).isDeepEqualTo(first);
    assertThat(probabilities(learner, Resampled.of(bars()), 2)).isNotEqualTo(first);
  }

  @Test
  void networksTrainedSideBySideAreThoseTrainedOneAfterAnother() {
    CnnLearner learner = learner(options(2, 16));
    float[][] one = probabilities(learner, Resampled.of(bars()), 1);
    float[][] two = probabilities(learner, Resampled.of(bars()), 2);
    var first =
        CompletableFuture.supplyAsync(() -> probabilities(learner, Resampled.of(bars()), 1));
    var second =
        CompletableFuture.supplyAsync(() -> probabilities(learner, Resampled.of(bars()), 2));
    assertThat(first.join()).isDeepEqualTo(one);
    assertThat(second.join()).isDeepEqualTo(two);
  }

  @Test
  void probabilitiesOfSubClassesAreSummed() {
    TrainingSet bars = bars();
    List<String> originals = List.of("flat", "c", "d");
    Resampled decomposed =
        new Resampled(
            bars.relabel(bars.data().labels(), List.of("flat_0", "flat_1", "c", "d")),
            new ClassMap(originals, new int[] {0, 0, 1, 2}),
            List.of());
    Dataset validation = merged(VALIDATION, originals);
    Dataset test = merged(TEST, originals);
    try (Classifier classifier =
        learner(OPTIONS).fit(decomposed, validation, new Seed(1), Progress.none())) {
      float[][] p = classifier.probabilities(test);
      assertThat(p[0]).hasSize(3);
      assertThat(p[0][0] + p[0][1] + p[0][2]).isCloseTo(1, within(1e-5f));
      assertThat(ValidationScore.of(p, test).balancedAccuracy()).isGreaterThan(0.9);
    }
  }

  @Test
  void theLastWeightsWithinAStandardErrorOfTheBestAreKept() {
    CnnOptions unsteady =
        options(8, 16).withOptimization(Optimization.by(Optimizer.Adam.of(0.01))).withPatience(2);
    try (Classifier classifier =
        learner(unsteady).fit(Resampled.of(bars()), VALIDATION, new Seed(4), Progress.none())) {
      LearningCurve curve = classifier.learningCurve();
      LearningCurve.Point kept = curve.points().get(curve.best());
      ValidationScore score = ValidationScore.of(classifier.probabilities(VALIDATION), VALIDATION);
      assertThat(score.balancedAccuracy()).isEqualTo(kept.balancedAccuracy());
      assertThat(score.loss()).isEqualTo(kept.validationLoss());
      double most =
          curve.points().stream()
              .mapToDouble(LearningCurve.Point::balancedAccuracy)
              .max()
              .orElse(0);
      assertThat(kept.balancedAccuracy()).isBetween(most - 0.1, most);
    }
  }

  @Test
  void patienceEndsTrainingBeforeItsEpochs() {
    CnnOptions still =
        options(50, 64)
            .withOptimization(Optimization.by(new Optimizer.Sgd(1e-30, 0)))
            .withPatience(3);
    List<String> notes = new ArrayList<>();
    try (Classifier classifier =
        learner(still).fit(Resampled.of(bars()), VALIDATION, new Seed(4), noting(notes))) {
      assertThat(classifier.learningCurve().points()).hasSize(4);
      assertThat(classifier.learningCurve().best()).isEqualTo(3);
      assertThat(notes).hasSize(1);
    }
  }

  @Test
  void theStepBudgetHoldsWhateverTheSizeOfTheData() {
    TrainingSet few = Bars.train(new int[] {3, 3, 3, 3}, 20, 1);
    for (TrainingSet train : List.of(few, bars())) {
      engine.updates().set(0);
      try (Classifier classifier =
          learner(options(3, 16).withStepsPerEpoch(5))
              .fit(Resampled.of(train), VALIDATION, new Seed(1), Progress.none())) {
        assertThat(engine.updates()).hasValue(15);
        assertThat(classifier.learningCurve().points())
            .extracting(LearningCurve.Point::step)
            .containsExactly(5, 10, 15);
      }
    }
  }

  /** A faint class of 12 among 300: the plain loss ignores it, both balanced ones do not. */
  @ParameterizedTest
  @ValueSource(strings = {"class-weights", "balanced-softmax"})
  void balancingRaisesTheRareClassesRecall(String balancing) {
    Resampled train = Resampled.of(Bars.train(new int[] {300, 12}, 250, 1));
    Dataset validation = Bars.heldOut(2, 100, 250, 3);
    CnnOptions options = options(6, 32);
    double plain = rareRecall(train, validation, options);
    double balanced =
        rareRecall(train, validation, options.withBalancing(Balancing.named(balancing)));
    assertThat(balanced).isGreaterThan(plain + 0.1);
  }

  @Test
  void aLossThatIsNotFiniteEndsTrainingWithNetworkStepAndRate() {
    CnnOptions wild = options(3, 16).withOptimization(Optimization.by(new Optimizer.Sgd(1e30, 0)));
    assertThatThrownBy(
            () -> learner(wild).fit(Resampled.of(bars()), VALIDATION, new Seed(1), Progress.none()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("lenet5-1998")
        .hasMessageContaining("step")
        .hasMessageContaining("1.0E30");
  }

  @Test
  void cancellationEndsTraining() {
    Progress cancelling =
        new Progress() {
          private int asked;

          @Override
          public void report(String stage, long done, long total) {}

          @Override
          public boolean cancelled() {
            return ++asked > 3;
          }
        };
    assertThatThrownBy(
            () -> learner(OPTIONS).fit(Resampled.of(bars()), VALIDATION, new Seed(1), cancelling))
        .isInstanceOf(Progress.Cancelled.class);
    assertThat(engine.updates()).hasValue(3);
  }

  @Test
  void whatCannotBeTrainedOnIsRefused() {
    Dataset table =
        Dataset.ofTable(
            "rows", TableShape.numeric(1), List.of("a", "b"), new double[2][1], new int[] {0, 1});
    refused(Resampled.of(Splits.whole(table)), table, "needs images");
    Dataset tiny =
        Dataset.ofImages(
            "tiny", new ImageShape(1, 4, 4), List.of("a", "b"), new byte[2][16], new int[] {0, 1});
    refused(Resampled.of(Splits.whole(tiny)), tiny, "at least 8x8");
    refused(Resampled.of(bars()), VALIDATION.select(new int[0]), "at least one image");
    refused(Resampled.of(bars()), Bars.heldOut(3, 2, 0, 1), "has the classes");
  }

  private void refused(Resampled train, Dataset validation, String message) {
    assertThatThrownBy(() -> learner(OPTIONS).fit(train, validation, new Seed(1), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private CnnLearner learner(CnnOptions options) {
    return new CnnLearner(() -> engine, Architectures.LENET5_1998, options);
  }

  private static CnnOptions options(int epochs, int batch) {
    CnnOptions d = CnnOptions.DEFAULTS;
    return new CnnOptions(
        epochs,
        batch,
        Optimization.by(Optimizer.Adam.of(2e-3)),
        0,
        1,
        d.scaling(),
        0,
        Augmentation.NONE,
        Balancing.NONE,
        0);
  }

  private static TrainingSet bars() {
    return Bars.train(new int[] {80, 60, 50, 50}, 20, 1);
  }

  private static float[][] probabilities(CnnLearner learner, Resampled train, long seed) {
    try (Classifier classifier = learner.fit(train, VALIDATION, new Seed(seed), Progress.none())) {
      return classifier.probabilities(TEST);
    }
  }

  private static double accuracy(float[][] probabilities) {
    return ValidationScore.of(probabilities, TEST).balancedAccuracy();
  }

  private double rareRecall(Resampled train, Dataset test, CnnOptions options) {
    try (Classifier classifier =
        learner(options.withValidationInterval(options.epochs()))
            .fit(train, test, new Seed(1), Progress.none())) {
      float[][] p = classifier.probabilities(test);
      int hits = 0;
      for (int i : test.rowsOf(1)) {
        hits += p[i][1] > p[i][0] ? 1 : 0;
      }
      return hits / (double) test.rowsOf(1).length;
    }
  }

  private static Dataset merged(Dataset data, List<String> classes) {
    int[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.max(0, labels[i] - 1);
    }
    return data.relabel(labels, classes);
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
}
