package equipoise.classifiers.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.classifiers.Classifiers;
import equipoise.classifiers.CountingEngine;
import equipoise.classifiers.head.DenseHead;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Tensor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastLayerTest {
  /** A faint class of 12 among 300, which cross entropy ignores. */
  private static final Resampled TRAIN = Resampled.of(Bars.train(new int[] {300, 12}, 250, 1));

  private static final Dataset HELD_OUT = Bars.heldOut(2, 100, 250, 3);
  private static final Map<String, Object> OPTIONS =
      Map.of("epochs", 6, "batch", 32, "rate", 0.002, "validationInterval", 6);

  private final CountingEngine engine = new CountingEngine(Engines.named("dl4j"));

  @AfterEach
  void everyNetworkWasClosed() {
    assertThat(engine.open()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt", "tau-norm", "lws"})
  void the_rare_class_is_found_more_often_and_only_the_last_layer_changes(String name) {
    try (CnnClassifier plain = (CnnClassifier) fit(learner("lenet5-1998"));
        CnnClassifier changed = (CnnClassifier) fit(adjusted(name, learner("lenet5-1998")))) {
      assertThat(rareRecall(changed)).isGreaterThan(rareRecall(plain));
      Map<String, Tensor> before = plain.weights().tensors();
      changed
          .weights()
          .tensors()
          .forEach(
              (array, tensor) -> {
                boolean last =
                    before.keySet().stream().skip(before.size() - 2L).anyMatch(array::equals);
                assertThat(tensor.equals(before.get(array))).as(array).isEqualTo(!last);
              });
    }
  }

  @Test
  void class_vectors_of_tau_one_have_the_length_one_and_of_tau_zero_their_own() {
    DenseHead head = new DenseHead(2, new float[] {3, 4, 0, 0.5f}, new float[] {1, 2});
    DenseHead unit = TauNormalization.normalised(head, 1);
    assertThat(unit.weight()).containsExactly(0.6f, 0.8f, 0, 1);
    assertThat(unit.bias()).containsOnly(0);
    assertThat(TauNormalization.normalised(head, 0).weight()).containsExactly(3, 4, 0, 0.5f);
    assertThat(TauNormalization.normalised(head, 0.5).weight()[0])
        .isCloseTo((float) (3 / Math.sqrt(5)), within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crt", "tau-norm", "lws"})
  void what_is_no_network_and_what_has_no_dense_last_layer_is_refused_by_name(String name) {
    assertThatThrownBy(() -> adjusted(name, learner("random-forest")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("use threshold-moving");
    Learner ldam =
        Classifiers.CATALOGUE
            .named("lenet5")
            .configured()
            .create()
            .learner(
                TrainingContext.of(() -> engine)
                    .with(TrainingLosses.CATALOGUE.named("ldam-drw").configured().create()));
    assertThatThrownBy(() -> adjusted(name, ldam))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            name
                + " changes a dense last layer, and ldam-drw trains a normalised one:"
                + " omit one of them");
  }

  private Learner learner(String classifier) {
    Map<String, Object> options = classifier.startsWith("lenet") ? OPTIONS : Map.of();
    return Classifiers.CATALOGUE
        .named(classifier)
        .configured(options)
        .create()
        .learner(TrainingContext.of(() -> engine));
  }

  private static Learner adjusted(String name, Learner learner) {
    return Adjustments.CATALOGUE.named(name).configured().create().around(learner);
  }

  private static Classifier fit(Learner learner) {
    return learner.fit(TRAIN, HELD_OUT, new Seed(1), Progress.none());
  }

  private static double rareRecall(Classifier classifier) {
    float[][] p = classifier.probabilities(HELD_OUT);
    int hits = 0;
    for (int i : HELD_OUT.rowsOf(1)) {
      hits += p[i][1] > p[i][0] ? 1 : 0;
    }
    return hits / (double) HELD_OUT.rowsOf(1).length;
  }
}
