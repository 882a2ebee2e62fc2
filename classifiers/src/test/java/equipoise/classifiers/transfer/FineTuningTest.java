package equipoise.classifiers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import equipoise.classifiers.Bars;
import equipoise.classifiers.Classifiers;
import equipoise.classifiers.adjustment.Adjustments;
import equipoise.classifiers.architecture.Architecture;
import equipoise.classifiers.architecture.Architectures;
import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.architecture.Stages;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.saved.ModelOrigin;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.classifiers.training.CnnClassifier;
import equipoise.classifiers.training.NetworkModel;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FineTuningTest {
  private static final int SIDE = 32;
  private static final int CLASSES_OF_FILE = 10;

  @TempDir static Path folder;
  private static final Map<String, NetworkParts> PARTS = new HashMap<>();
  private static final Map<String, Weights> WEIGHTS = new HashMap<>();

  private final Dataset images = Bars.heldOut(3, 8, 10, 2);

  /** Random weights under the names of published ones. */
  @BeforeAll
  static void writeWeights() throws IOException {
    for (String name : new String[] {"resnet20", "squeezenet1-1"}) {
      Architecture architecture =
          Architectures.ALL.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
      NetworkParts parts = architecture.parts(new ImageShape(3, SIDE, SIDE), CLASSES_OF_FILE, 0);
      Weights weights = Weights.initial(parts.whole(), new Seed(3));
      Map<String, Tensor> published = new LinkedHashMap<>();
      parts.torchKeys().forEach((torch, ours) -> published.put(torch, weights.get(ours)));
      new WeightsFile(new Weights(published), Map.of())
          .write(folder.resolve(name + ".safetensors"));
      PARTS.put(name, parts);
      WEIGHTS.put(name, weights);
    }
  }

  private static Map<String, Object> options(String network, Object... more) {
    Map<String, Object> options = new HashMap<>();
    options.put("weights", folder.resolve(network + ".safetensors").toString());
    options.put("epochs", 2);
    options.put("batch", 8);
    options.put("side", SIDE);
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i].toString(), more[i + 1]);
    }
    return options;
  }

  private Learner learner(String network, TrainingContext context, Object... more) {
    return Classifiers.CATALOGUE
        .named(network)
        .configured(options(network, more))
        .create()
        .learner(context);
  }

  private Classifier trained(Learner learner) {
    return learner.fit(
        Resampled.of(Bars.train(new int[] {20, 12, 8}, 10, 1)),
        images,
        new Seed(2),
        Progress.none());
  }

  /** Arrays of the trained network by whether they are as in the file; names without layer 0. */
  private static void requireKept(CnnClassifier trained, String network, Predicate<String> kept) {
    Weights file = WEIGHTS.get(network);
    Weights moved = new Weights(trained.weights().tensors()).later(-1);
    for (String array : PARTS.get(network).features().arrays().keySet()) {
      assertThat(moved.get(array).equals(file.get(array))).as(array).isEqualTo(kept.test(array));
    }
  }

  private static int layer(String array) {
    return Integer.parseInt(array.substring(0, array.indexOf('.')));
  }

  @ParameterizedTest
  @CsvSource({"resnet20,dl4j", "resnet20,libtorch", "squeezenet1-1,libtorch"})
  void with_a_new_head_the_base_stays_to_the_bit(String network, String engine) {
    TrainingContext context = TrainingContext.of(() -> Engines.named(engine));
    try (Classifier trained = trained(learner(network, context, "transfer", "head"))) {
      requireKept((CnnClassifier) trained, network, array -> true);
      assertThat(trained.learningCurve().points()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "libtorch"})
  void what_is_behind_the_frozen_stage_is_trained(String engine) {
    int end = Stages.of(PARTS.get("resnet20")).ends().get(1);
    TrainingContext context = TrainingContext.of(() -> Engines.named(engine));
    Learner learner =
        learner("resnet20", context, "transfer", "fine-tune", "freeze", "stage2", "baseRate", 0.5);
    try (Classifier trained = trained(learner)) {
      requireKept((CnnClassifier) trained, "resnet20", array -> layer(array) < end);
    }
  }

  /** Stage 3 is trained in the second epoch, stage 2 in the third, the first stage never. */
  @Test
  void one_more_stage_is_trained_every_so_many_epochs() {
    int end = Stages.of(PARTS.get("resnet20")).ends().get(0);
    TrainingContext context = TrainingContext.of(() -> Engines.named("auto"));
    Learner learner =
        learner(
            "resnet20",
            context,
            "transfer",
            "fine-tune",
            "freeze",
            "stage3",
            "unfreeze",
            1,
            "epochs",
            3,
            "schedule",
            "constant",
            "validationInterval",
            3);
    try (Classifier trained = trained(learner)) {
      requireKept((CnnClassifier) trained, "resnet20", array -> layer(array) < end);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifold-mixup", "ldam", "balanced-softmax", "mixup", "drs"})
  void every_loss_trains_a_network_that_was_pretrained(String loss) {
    LossSpec spec = TrainingLosses.CATALOGUE.named(loss).configured().create();
    TrainingContext context = TrainingContext.of(() -> Engines.named("auto")).with(spec);
    for (String transfer : new String[] {"head", "fine-tune"}) {
      try (Classifier trained =
          trained(learner("resnet20", context, "transfer", transfer, "epochs", 1))) {
        assertThat(trained.probabilities(images)).hasDimensions(images.size(), 3);
      }
    }
  }

  @Test
  void a_last_layer_is_trained_anew_behind_the_network() {
    Learner learner =
        learner(
            "resnet20", TrainingContext.of(() -> Engines.named("auto")), "transfer", "fine-tune");
    var crt = Adjustments.CATALOGUE.named("crt").configured(Map.of("steps", 20)).create();
    try (Classifier trained = trained(crt.around(learner))) {
      assertThat(trained.probabilities(images)).hasDimensions(images.size(), 3);
    }
  }

  @Test
  void what_is_kept_is_one_network_that_says_the_same() {
    Engine engine = Engines.named("auto");
    try (Classifier trained =
        trained(
            learner("squeezenet1-1", TrainingContext.of(() -> engine), "transfer", "fine-tune"))) {
      SavedClassifier saved =
          new SavedClassifier(
              ClassifierModel.of(trained).orElseThrow(),
              Filter.BILINEAR,
              new Temperature(1),
              new ModelOrigin(
                  "bars", "none", "squeezenet1-1", 0, "0", Map.of(), Map.of(), Map.of()));
      assertThat(((NetworkModel) saved.model()).shape()).isEqualTo(new ImageShape(1, SIDE, SIDE));
      byte[][] enlarged =
          IntStream.range(0, images.size())
              .mapToObj(i -> saved.pixels(images, i))
              .toArray(byte[][]::new);
      Dataset large =
          Dataset.ofImages(
              "large", saved.model().shape(), images.classes(), enlarged, images.labels());
      float[][] expected = trained.probabilities(images);
      try (Classifier kept = saved.model().open(engine)) {
        float[][] found = kept.probabilities(large);
        for (int i = 0; i < expected.length; i++) {
          for (int c = 0; c < 3; c++) {
            assertThat(found[i][c]).isCloseTo(expected[i][c], within(1e-4f));
          }
        }
      }
    }
  }
}
