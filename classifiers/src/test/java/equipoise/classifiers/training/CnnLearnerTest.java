package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.classifiers.Bars;
import equipoise.classifiers.CountingEngine;
import equipoise.classifiers.architecture.LeNet;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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

  @Test
  void augmented_training_of_one_seed_gives_the_same_bits_and_another_seed_others() {
    TrainingContext moving =
        new TrainingContext(() -> engine, Optional.empty(), new Augmentation(0.1, 10, 0.1), 0);
    CnnLearner learner = learner(options(2, 16), moving);
    float[][] first = probabilities(learner, Resampled.of(bars()), 1);
    assertThat(probabilities(learner, Resampled.of(bars()), 1)).isDeepEqualTo(first);
    assertThat(probabilities(learner, Resampled.of(bars()), 2)).isNotEqualTo(first);
  }

  @Test
  void the_last_weights_within_a_standard_error_of_the_best_are_kept() {
    CnnOptions unsteady = options(8, 16, rate(OptimizerOptions.Rule.ADAM, 0.01), 2, 1);
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
  void patience_ends_training_before_its_epochs() {
    CnnOptions still = options(50, 64, rate(OptimizerOptions.Rule.SGD, 1e-30), 3, 1);
    List<String> notes = new ArrayList<>();
    try (Classifier classifier =
        learner(still).fit(Resampled.of(bars()), VALIDATION, new Seed(4), noting(notes))) {
      assertThat(classifier.learningCurve().points()).hasSize(4);
      assertThat(classifier.learningCurve().best()).isEqualTo(3);
      assertThat(notes).hasSize(1);
    }
  }

  @Test
  void the_step_budget_holds_whatever_the_size_of_the_data() {
    TrainingSet few = Bars.train(new int[] {3, 3, 3, 3}, 20, 1);
    for (TrainingSet train : List.of(few, bars())) {
      engine.updates().set(0);
      try (Classifier classifier =
          learner(
                  options(3, 16),
                  new TrainingContext(() -> engine, Optional.empty(), Augmentation.NONE, 80))
              .fit(Resampled.of(train), VALIDATION, new Seed(1), Progress.none())) {
        assertThat(engine.updates()).hasValue(15);
        assertThat(classifier.learningCurve().points())
            .extracting(LearningCurve.Point::step)
            .containsExactly(5, 10, 15);
      }
    }
  }

  /** A faint class of 12 among 300: cross entropy ignores it, what balances does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class-weights",
        "effective-number",
        "class-balanced-focal",
        "balanced-softmax",
        "logit-adjusted-loss",
        "balanced-batches",
        "square-root-batches"
      })
  void balanced_losses_raise_the_rare_classes_recall(String name) {
    Resampled train = Resampled.of(Bars.train(new int[] {300, 12}, 250, 1));
    Dataset validation = Bars.heldOut(2, 100, 250, 3);
    LossSpec loss = TrainingLosses.CATALOGUE.named(name).configured().create();
    double plain = rareRecall(train, validation, TrainingContext.of(() -> engine));
    double balanced = rareRecall(train, validation, TrainingContext.of(() -> engine).with(loss));
    assertThat(balanced).isGreaterThan(plain + 0.1);
  }

  /** Deferred methods are the plain training until their time, to the bit. */
  @ParameterizedTest
  @ValueSource(strings = {"drw", "drs"})
  void deferred_methods_begin_in_the_last_fifth(String name) {
    LossSpec deferred = TrainingLosses.CATALOGUE.named(name).configured().create();
    try (Classifier plain = fitted(TrainingContext.of(() -> engine));
        Classifier late = fitted(TrainingContext.of(() -> engine).with(deferred))) {
      List<LearningCurve.Point> expected = plain.learningCurve().points();
      List<LearningCurve.Point> points = late.learningCurve().points();
      assertThat(points.subList(0, 4)).isEqualTo(expected.subList(0, 4));
      assertThat(points.get(4)).isNotEqualTo(expected.get(4));
    }
  }

  /** At a rate of nearly 0 no score gets better: the plain training stops after three epochs. */
  @Test
  void patience_waits_for_what_a_method_defers() {
    CnnOptions still = options(10, 16, rate(OptimizerOptions.Rule.SGD, 1e-12), 2, 1);
    LossSpec drw = TrainingLosses.CATALOGUE.named("drw").configured().create();
    try (Classifier plain = fitted(still, TrainingContext.of(() -> engine));
        Classifier deferred = fitted(still, TrainingContext.of(() -> engine).with(drw))) {
      assertThat(plain.learningCurve().points().size()).isLessThan(6);
      assertThat(deferred.learningCurve().points()).hasSize(10);
    }
  }

  private Classifier fitted(CnnOptions options, TrainingContext context) {
    return learner(options, context)
        .fit(Resampled.of(bars()), VALIDATION, new Seed(1), Progress.none());
  }

  private Classifier fitted(TrainingContext context) {
    return learner(options(5, 16), context)
        .fit(
            Resampled.of(Bars.train(new int[] {80, 60, 20, 9}, 20, 1)),
            VALIDATION,
            new Seed(1),
            Progress.none());
  }

  @Test
  void a_training_that_was_still_improving_says_so_and_a_converged_budget_goes_on() {
    CnnOptions slow = options(4, 32, rate(OptimizerOptions.Rule.SGD, 0.004), 0, 1);
    List<String> notes = new ArrayList<>();
    try (Classifier few =
        learner(slow).fit(Resampled.of(bars()), VALIDATION, new Seed(1), noting(notes))) {
      assertThat(few.learningCurve().points()).hasSize(4);
      assertThat(notes)
          .containsExactly(
              "Still improving on the validation set when training ended after 4 epochs:"
                  + " more epochs, or budget: converged, may change its figures.");
    }
    notes.clear();
    CnnOptions converged =
        new CnnOptions(
            4,
            32,
            slow.optimization(),
            0,
            1,
            slow.scaling(),
            0,
            new Budget(Budget.Rule.CONVERGED, 4));
    try (Classifier many =
        learner(converged).fit(Resampled.of(bars()), VALIDATION, new Seed(1), noting(notes))) {
      assertThat(many.learningCurve().points().size()).isIn(8, 16);
      assertThat(notes).hasSize(1);
      assertThat(notes.get(0)).containsAnyOf("Converged", "cap of its budget");
    }
  }

  @Test
  void an_l1_penalty_sets_weights_to_zero() {
    OptimizerOptions adam = rate(OptimizerOptions.Rule.ADAM, 2e-3);
    CnnOptions sparse =
        new CnnOptions(
            3,
            16,
            new Optimization(adam, ScheduleShape.COSINE, 0, 0, 0.5),
            0,
            3,
            PixelScaling.CENTRED,
            0);
    try (CnnClassifier trained =
        learner(sparse).fit(Resampled.of(bars()), VALIDATION, new Seed(1), Progress.none())) {
      long zeros =
          trained.weights().tensors().values().stream()
              .flatMapToDouble(t -> IntStream.range(0, t.size()).mapToDouble(i -> t.values()[i]))
              .filter(w -> w == 0)
              .count();
      assertThat(zeros).isGreaterThan(1_000);
    }
  }

  @Test
  void a_loss_that_is_not_finite_ends_training_with_network_step_and_rate() {
    CnnOptions wild = options(3, 16, rate(OptimizerOptions.Rule.SGD, 1e30), 0, 1);
    assertThatThrownBy(
            () -> learner(wild).fit(Resampled.of(bars()), VALIDATION, new Seed(1), Progress.none()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("lenet5-1998")
        .hasMessageContaining("step")
        .hasMessageContaining("1.0E30");
  }

  @Test
  void what_cannot_be_trained_on_is_refused() {
    Dataset table =
        Dataset.ofTable(
            "rows", TableShape.numeric(1), List.of("a", "b"), new double[2][1], new int[] {0, 1});
    refused(Resampled.of(Splits.whole(table)), table, "needs images");
    Dataset tiny =
        Dataset.ofImages(
            "tiny", new ImageShape(1, 4, 4), List.of("a", "b"), new byte[2][16], new int[] {0, 1});
    refused(Resampled.of(Splits.whole(tiny)), tiny, "at least 8x8");
    refused(Resampled.of(bars()), VALIDATION.select(new int[0]), "at least one image");
  }

  private void refused(Resampled train, Dataset validation, String message) {
    assertThatThrownBy(() -> learner(OPTIONS).fit(train, validation, new Seed(1), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private CnnLearner learner(CnnOptions options) {
    return learner(options, TrainingContext.of(() -> engine));
  }

  private static CnnLearner learner(CnnOptions options, TrainingContext context) {
    return new CnnLearner(LeNet.LENET5_1998, options, context);
  }

  private static CnnOptions options(int epochs, int batch) {
    return options(epochs, batch, rate(OptimizerOptions.Rule.ADAM, 2e-3), 0, 1);
  }

  private static CnnOptions options(
      int epochs, int batch, OptimizerOptions optimizer, int patience, int validationInterval) {
    return new CnnOptions(
        epochs,
        batch,
        Optimization.by(optimizer),
        patience,
        validationInterval,
        PixelScaling.CENTRED,
        0);
  }

  private static OptimizerOptions rate(OptimizerOptions.Rule rule, double rate) {
    OptionalDouble automatic = OptionalDouble.empty();
    return new OptimizerOptions(rule, OptionalDouble.of(rate), automatic, automatic);
  }

  private static TrainingSet bars() {
    return Bars.train(new int[] {80, 60, 50, 50}, 20, 1);
  }

  private static float[][] probabilities(CnnLearner learner, Resampled train, long seed) {
    try (Classifier classifier = learner.fit(train, VALIDATION, new Seed(seed), Progress.none())) {
      return classifier.probabilities(TEST);
    }
  }

  private static double rareRecall(Resampled train, Dataset test, TrainingContext context) {
    CnnOptions options = options(6, 32, rate(OptimizerOptions.Rule.ADAM, 2e-3), 0, 6);
    try (Classifier classifier =
        learner(options, context).fit(train, test, new Seed(1), Progress.none())) {
      float[][] p = classifier.probabilities(test);
      int hits = 0;
      for (int i : test.rowsOf(1)) {
        hits += p[i][1] > p[i][0] ? 1 : 0;
      }
      return hits / (double) test.rowsOf(1).length;
    }
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
