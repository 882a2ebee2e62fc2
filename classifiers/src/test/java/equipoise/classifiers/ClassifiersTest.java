package equipoise.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Optimizer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClassifiersTest {
  private static final Supplier<Engine> NO_ENGINE =
      () -> {
        throw new AssertionError("no engine is needed before a network is trained");
      };

  @Test
  void everyNameMakesALearnerWithoutAnEngine() {
    assertThat(Classifiers.names())
        .containsExactly("lenet5", "lenet5-1998", "bipyramidal", "random-forest");
    for (String name : Classifiers.names()) {
      assertThat(Classifiers.named(name, Map.of(), Conditions.NONE, NO_ENGINE)).isNotNull();
    }
    assertThat(Classifiers.isNetwork("lenet5")).isTrue();
    assertThat(Classifiers.isNetwork("random-forest")).isFalse();
  }

  @Test
  void optionsOfAStudyFileReachTheNetwork() {
    Map<String, Object> options =
        Map.of(
            "epochs",
            3L,
            "batch",
            32L,
            "optimizer",
            "sgd",
            "rate",
            0.02,
            "patience",
            4L,
            "schedule",
            "linear",
            "scaling",
            "standardised",
            "dropout",
            0.25);
    Augmentation augmentation = new Augmentation(0.1, 10, 0.1);
    CnnLearner learner =
        (CnnLearner)
            Classifiers.named(
                "bipyramidal",
                options,
                new Conditions(Balancing.BALANCED_SOFTMAX, augmentation, 1000),
                NO_ENGINE);
    assertThat(learner.architecture()).isEqualTo(Architectures.BIPYRAMIDAL);
    assertThat(learner.options())
        .isEqualTo(
            new CnnOptions(
                3,
                32,
                new Optimization(new Optimizer.Sgd(0.02, 0.9), Annealing.LINEAR, 0, 0),
                4,
                1,
                PixelScaling.STANDARDISED,
                0.25,
                augmentation,
                Balancing.BALANCED_SOFTMAX,
                32));
  }

  private static Optimization optimization(Map<String, ?> options) {
    Conditions none = new Conditions(Balancing.NONE, Augmentation.NONE, 100);
    return ((CnnLearner) Classifiers.named("lenet5", options, none, NO_ENGINE))
        .options()
        .optimization();
  }

  @Test
  void everyOptimiserTakesItsOwnOptions() {
    assertThat(optimization(Map.of("optimizer", "adamw", "rate", 0.01, "decay", 0.1)))
        .isEqualTo(Optimization.by(new Optimizer.AdamW(0.01, 0.9, 0.999, 1e-8, 0.1)));
    assertThat(optimization(Map.of("optimizer", "nesterov", "momentum", 0.8, "decay", 5e-4)))
        .isEqualTo(Optimization.by(new Optimizer.Sgd(0.05, 0.8, true, 5e-4)));
    assertThat(optimization(Map.of("schedule", "step", "warmUp", 2, "clip", 1)))
        .isEqualTo(new Optimization(Optimizer.Adam.of(1e-3), Annealing.STEP, 2, 1));
    assertThatThrownBy(() -> optimization(Map.of("momentum", 0.8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("momentum");
    assertThatThrownBy(() -> optimization(Map.of("epochs", 3, "warmUp", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warmUp must be below the number of epochs 3, but is 3");
  }

  @Test
  void optionsAndClassWeightsReachTheForest() {
    ForestLearner learner =
        (ForestLearner)
            Classifiers.named(
                "random-forest",
                Map.of("trees", 20, "maxDepth", 5),
                new Conditions(Balancing.CLASS_WEIGHTS, Augmentation.NONE, 0),
                NO_ENGINE);
    assertThat(learner.options()).isEqualTo(new ForestLearner.Options(20, 5, 1, 0, 0, true));
  }

  @Test
  void thresholdsAreMovedAroundAnyLearner() {
    Conditions moving = new Conditions(Balancing.THRESHOLD_MOVING, Augmentation.NONE, 0);
    for (String name : Classifiers.names()) {
      assertThat(Classifiers.named(name, Map.of(), moving, NO_ENGINE))
          .isInstanceOf(ThresholdMoving.class);
    }
  }

  @Test
  void resolvedOptionsNameEveryDefault() {
    assertThat(Classifiers.resolve("random-forest", Map.of("trees", 7L)))
        .containsEntry("trees", 7)
        .containsEntry("maxDepth", 20)
        .hasSize(5);
    assertThat(Classifiers.resolve("lenet5", Map.of()))
        .containsEntry("optimizer", "adam")
        .containsKeys("epochs", "batch", "rate", "schedule", "patience", "scaling");
  }

  @Test
  void anUnknownNameOrOptionIsAnsweredWithTheNearestOne() {
    assertThatThrownBy(() -> Classifiers.resolve("random-forst", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean 'random-forest'");
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("epoch", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lenet5 has no option 'epoch'")
        .hasMessageContaining("did you mean 'epochs'");
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("optimizer", "adan")))
        .hasMessageContaining("did you mean 'adam'");
    assertThatThrownBy(() -> Balancing.named("class-weight"))
        .hasMessageContaining("did you mean 'class-weights'");
  }

  @Test
  void aValueOutOfItsRangeIsRefusedByName() {
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("epochs", 0)))
        .hasMessageContaining("epochs must be at least 1, but is 0");
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("epochs", 2.5)))
        .hasMessageContaining("whole number");
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("rate", "fast")))
        .hasMessageContaining("option 'rate' of lenet5 must be a number, but is 'fast'");
    assertThatThrownBy(() -> Classifiers.resolve("lenet5", Map.of("rate", -1)))
        .hasMessageContaining("rate must be above 0");
    assertThatThrownBy(() -> Classifiers.resolve("random-forest", Map.of("trees", 0)))
        .hasMessageContaining("trees must be at least 1");
  }

  @Test
  void aForestHasNoLossToBalance() {
    Conditions balanced = new Conditions(Balancing.BALANCED_SOFTMAX, Augmentation.NONE, 0);
    assertThatThrownBy(() -> Classifiers.named("random-forest", Map.of(), balanced, NO_ENGINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class-weights");
  }

  @Test
  void theWideDenseLayerOfLenetIsTrainedWithDropoutUnlessTheStudySaysOtherwise() {
    assertThat(Classifiers.resolve("lenet5", Map.of())).containsEntry("dropout", 0.5);
    assertThat(Classifiers.resolve("lenet5", Map.of("dropout", 0.0))).containsEntry("dropout", 0.0);
    assertThat(Classifiers.resolve("lenet5-1998", Map.of())).containsEntry("dropout", 0.0);
  }
}
