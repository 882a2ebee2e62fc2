package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.classifiers.Classifiers;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.architecture.SqueezeNet;
import equipoise.classifiers.loss.BalancedSoftmax;
import equipoise.classifiers.loss.ClassWeights;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.saved.ModelOrigin;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.classifiers.training.FeatureSpace;
import equipoise.classifiers.training.NetworkModel;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.io.picture.Filter;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Temperature;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureLearnerTest {
  private static final int SIDE = 40;
  private static final ModelOrigin ORIGIN =
      new ModelOrigin("bars", "none", "squeezenet1-1", 0, "0", Map.of(), Map.of(), Map.of());

  @TempDir Path folder;

  private final Engine engine = Engines.named("auto");
  private final Dataset images = Bars.heldOut(3, 8, 10, 2);
  private Path file;

  @BeforeEach
  void writeRandomWeights() throws IOException {
    NetworkParts parts = SqueezeNet.SQUEEZENET1_1.parts(new ImageShape(3, SIDE, SIDE), 1000, 0);
    Weights weights = Weights.initial(parts.whole(), new Seed(3));
    Map<String, Tensor> published = new LinkedHashMap<>();
    parts.torchKeys().forEach((torch, ours) -> published.put(torch, weights.get(ours)));
    file = folder.resolve("weights.safetensors");
    new WeightsFile(new Weights(published), Map.of()).write(file);
  }

  private Classifier trained(String head) {
    Map<String, Object> options =
        Map.of(
            "weights",
            file.toString(),
            "transfer",
            "features",
            "side",
            SIDE,
            "layers",
            6,
            "head",
            head);
    return Classifiers.CATALOGUE
        .named("squeezenet1-1")
        .configured(options)
        .create()
        .learner(TrainingContext.of(() -> engine))
        .fit(
            Resampled.of(Bars.train(new int[] {20, 20, 20}, 10, 1)),
            images,
            new Seed(2),
            Progress.none());
  }

  /** Of the network's side, for a kept model takes no other. */
  private Dataset enlarged(SavedClassifier saved) {
    byte[][] pixels =
        IntStream.range(0, images.size())
            .mapToObj(i -> saved.pixels(images, i))
            .toArray(byte[][]::new);
    return Dataset.ofImages(
        "enlarged", saved.model().shape(), images.classes(), pixels, images.labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "linear", "network"})
  void backbone_and_head_are_kept_as_one_network_that_says_the_same(String head) {
    try (Classifier trained = trained(head)) {
      SavedClassifier saved =
          new SavedClassifier(
              ClassifierModel.of(trained).orElseThrow(),
              Filter.BILINEAR,
              new Temperature(1),
              ORIGIN);
      float[][] expected = trained.probabilities(images);
      try (Classifier kept = saved.model().open(engine)) {
        float[][] found = kept.probabilities(enlarged(saved));
        for (int i = 0; i < expected.length; i++) {
          for (int c = 0; c < 3; c++) {
            assertThat(found[i][c]).isCloseTo(expected[i][c], within(1e-3f));
          }
        }
      }
    }
  }

  /** Else the maps of the regression's reference class are empty. */
  @ParameterizedTest
  @ValueSource(strings = "logistic")
  void no_class_of_a_logistic_head_is_without_weights(String head) {
    try (Classifier trained = trained(head)) {
      NetworkModel model = (NetworkModel) ClassifierModel.of(trained).orElseThrow();
      String last = (model.spec().layers().size() - 1) + ".weight";
      float[] weights = model.weights().get(last).values();
      int width = weights.length / 3;
      for (int c = 0; c < 3; c++) {
        double largest = 0;
        for (int j = 0; j < width; j++) {
          largest = Math.max(largest, Math.abs(weights[c * width + j]));
          assertThat(weights[j] + weights[width + j] + weights[2 * width + j])
              .isCloseTo(0, within(1e-4f));
        }
        assertThat(largest).isPositive();
      }
    }
  }

  private Learner learner(TrainingContext context) {
    return Classifiers.CATALOGUE
        .named("squeezenet1-1")
        .configured(
            Map.of("weights", file.toString(), "transfer", "features", "side", SIDE, "layers", 6))
        .create()
        .learner(context);
  }

  @Test
  void rows_of_features_train_as_their_images_do() {
    FeatureSpace learner = (FeatureSpace) learner(TrainingContext.of(() -> engine));
    TrainingSet train = Bars.train(new int[] {20, 12, 8}, 10, 1);
    TrainingSet features = learner.features(train, Progress.none());
    assertThat(features.data().isImages()).isFalse();
    for (int i = 0; i < train.size(); i++) {
      assertThat(features.data().origin(i)).isEqualTo(train.data().origin(i));
    }
    assertThat(features.data().labels()).isEqualTo(train.data().labels());
    try (Classifier byImages =
            learner.fit(Resampled.of(train), images, new Seed(2), Progress.none());
        Classifier byRows =
            learner.fit(Resampled.of(features), images, new Seed(2), Progress.none())) {
      assertThat(byRows.probabilities(images)).isDeepEqualTo(byImages.probabilities(images));
    }
  }

  @Test
  void a_logistic_head_weighs_classes_and_refuses_other_losses_by_name() {
    TrainingContext plain = TrainingContext.of(() -> engine);
    Resampled train = Resampled.of(Bars.train(new int[] {30, 6, 3}, 60, 1));
    try (Classifier none = learner(plain).fit(train, images, new Seed(2), Progress.none());
        Classifier weighted =
            learner(plain.with(new ClassWeights()))
                .fit(train, images, new Seed(2), Progress.none())) {
      assertThat(mean(weighted.probabilities(images), 2))
          .isGreaterThan(mean(none.probabilities(images), 2));
    }
    assertThatThrownBy(() -> learner(plain.with(new BalancedSoftmax())))
        .hasMessage(
            "balanced-softmax is for networks, and a logistic head is none: use class-weights,"
                + " effective-number or threshold-moving");
  }

  private static double mean(float[][] probabilities, int label) {
    return Arrays.stream(probabilities).mapToDouble(row -> row[label]).average().orElseThrow();
  }
}
