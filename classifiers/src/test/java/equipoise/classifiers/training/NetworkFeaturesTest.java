package equipoise.classifiers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.classifiers.CountingEngine;
import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.LeNet;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Tensor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkFeaturesTest {
  private static final Dataset IMAGES = Bars.heldOut(4, 40, 20, 2);

  private final CountingEngine engine = new CountingEngine(Engines.named("dl4j"));

  @AfterEach
  void everyNetworkWasClosed() {
    assertThat(engine.open()).hasValue(0);
  }

  private CnnClassifier trained(Architecture architecture, long seed) {
    CnnOptions options =
        new CnnOptions(
            1,
            16,
            Optimization.DEFAULTS,
            0,
            1,
            PixelScaling.CENTRED,
            architecture.defaultDropout());
    return new CnnLearner(architecture, options, TrainingContext.of(() -> engine))
        .fit(
            Resampled.of(Bars.train(new int[] {20, 20, 20, 20}, 20, 1)),
            IMAGES,
            new Seed(seed),
            Progress.none());
  }

  /** By definition of a dense layer, computed here: logits = W f + b. */
  @Test
  void the_last_layer_makes_the_classifiers_probabilities_of_them() {
    for (Architecture architecture : List.of(LeNet.LENET5_1998, LeNet.LENET5)) {
      try (CnnClassifier classifier = trained(architecture, 3);
          FeatureExtractor extractor = classifier.features(engine)) {
        int last = classifier.spec().layers().size() - 1;
        Tensor weight = classifier.weights().get(last + ".weight");
        Tensor bias = classifier.weights().get(last + ".bias");
        float[][] features = extractor.features(IMAGES);
        float[][] probabilities = classifier.probabilities(IMAGES);
        assertThat(features).hasDimensions(IMAGES.size(), extractor.width());
        for (int i = 0; i < features.length; i++) {
          float[] logits = bias.values().clone();
          for (int c = 0; c < logits.length; c++) {
            for (int j = 0; j < extractor.width(); j++) {
              logits[c] += weight.values()[c * extractor.width() + j] * features[i][j];
            }
          }
          assertThat(Losses.softmax(logits, 0, logits.length))
              .containsExactly(probabilities[i], within(1e-5f));
        }
      }
    }
  }

  @Test
  void the_name_holds_the_architecture_and_a_hash_of_the_weights() {
    try (CnnClassifier classifier = trained(LeNet.LENET5_1998, 3);
        CnnClassifier other = trained(LeNet.LENET5_1998, 4);
        FeatureExtractor extractor = classifier.features(engine);
        FeatureExtractor again = classifier.features(engine);
        FeatureExtractor others = other.features(engine)) {
      assertThat(extractor.name()).matches("lenet5-1998-[0-9a-f]{12}").isEqualTo(again.name());
      assertThat(others.name()).isNotEqualTo(extractor.name());
      assertThat(extractor.width()).isEqualTo(84);
    }
  }

  @Test
  void images_of_another_shape_are_refused() {
    Dataset wide =
        Dataset.ofImages(
            "wide",
            new ImageShape(1, 16, 20),
            IMAGES.classes(),
            new byte[][] {new byte[320]},
            new int[] {0});
    try (CnnClassifier classifier = trained(LeNet.LENET5_1998, 3);
        FeatureExtractor extractor = classifier.features(engine)) {
      assertThatThrownBy(() -> extractor.features(wide)).hasMessageContaining("1x16x20");
    }
  }
}
