package equipoise.classifiers.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import equipoise.classifiers.Bars;
import equipoise.classifiers.Classifiers;
import equipoise.classifiers.adjustment.LogitAdjustedClassifier;
import equipoise.classifiers.adjustment.LogitAdjustedModel;
import equipoise.classifiers.adjustment.MeanModel;
import equipoise.classifiers.adjustment.ReweightedModel;
import equipoise.classifiers.adjustment.ScaledModel;
import equipoise.classifiers.explain.ScoringNetwork;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLosses;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Splits;
import equipoise.core.io.picture.Filter;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Temperature;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedClassifierTest {
  private static final ModelOrigin ORIGIN =
      new ModelOrigin(
          "bars",
          "none",
          "lenet5-1998",
          0,
          "0123",
          Map.of("bar0", 20),
          Map.of("accuracy", 1.0),
          Map.of("bar0", 1.0));

  private static final NetworkSpec SPEC =
      new NetworkSpec(
          "small",
          List.of(1, 16, 16),
          List.of(
              new Layer.Convolution(4, 3, 2, 1, true, new Layer.Initializer.HeNormal()),
              new Layer.Relu(),
              new Layer.Flatten(),
              new Layer.Dense(2, true, new Layer.Initializer.GlorotUniform())));

  @TempDir Path folder;

  private final Engine engine = Engines.named("auto");
  private final Dataset images = Bars.of(new int[] {20, 20}, 10, new Seed(1));

  /** Sub-classes 0 and 2 are both of the first class. */
  private Classifier trained() {
    return trained(TrainingContext.of(() -> engine));
  }

  private Classifier trained(TrainingContext context) {
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(i) == 0 ? 2 * (i % 2) : images.label(i);
    }
    return Classifiers.CATALOGUE
        .named("lenet5-1998")
        .configured(Map.of("epochs", 1, "batch", 8))
        .create()
        .learner(context)
        .fit(decomposed(labels), images, new Seed(2), Progress.none());
  }

  private Resampled decomposed(int[] labels) {
    Dataset parts = images.relabel(labels, List.of("a", "b", "c"));
    return new Resampled(
        Splits.whole(parts), new ClassMap(images.classes(), new int[] {0, 1, 0}), List.of());
  }

  private void write(Classifier classifier) throws IOException {
    ClassifierModel model = ClassifierModel.of(classifier).orElseThrow();
    for (var file :
        new SavedClassifier(model, Filter.BICUBIC, new Temperature(1.5), ORIGIN)
            .files()
            .entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void a_classifier_read_again_gives_the_same_probabilities() throws IOException {
    try (Classifier trained = new LogitAdjustedClassifier(trained(), new int[] {30, 10}, 1)) {
      float[][] expected = trained.probabilities(images);
      write(trained);
      SavedClassifier saved = SavedClassifier.read(folder);
      assertEquals(1.5, saved.temperature().value());
      assertEquals(ORIGIN, saved.origin());
      assertEquals(Filter.BICUBIC, saved.filter());
      assertEquals(images.classes(), saved.model().classes());
      try (Classifier again = saved.model().open(engine)) {
        assertArrayEquals(expected, again.probabilities(images));
      }
    }
  }

  @Test
  void means_of_corrected_classifiers_are_read_again_too() throws IOException {
    try (Classifier first = trained()) {
      ClassifierModel one = ClassifierModel.of(first).orElseThrow();
      ClassifierModel corrected =
          new MeanModel(
              List.of(
                  new ScaledModel(new ReweightedModel(one, List.of(0.25, 3.0)), new Temperature(2)),
                  new LogitAdjustedModel(one, List.of(Double.POSITIVE_INFINITY, 0.5))));
      SavedClassifier saved =
          new SavedClassifier(corrected, Filter.BILINEAR, new Temperature(1), ORIGIN);
      for (var file : saved.files().entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      try (Classifier expected = corrected.open(engine);
          Classifier again = SavedClassifier.read(folder).model().open(engine)) {
        assertArrayEquals(expected.probabilities(images), again.probabilities(images));
      }
    }
  }

  @Test
  void a_forest_read_again_gives_the_same_probabilities_and_is_no_network() throws IOException {
    int[] labels = new int[images.size()];
    Arrays.setAll(labels, i -> images.label(i) == 0 ? 2 * (i % 2) : 1);
    Classifier forest =
        Classifiers.CATALOGUE
            .named("random-forest")
            .configured(Map.of("trees", 20))
            .create()
            .learner(TrainingContext.of(() -> engine))
            .fit(decomposed(labels), images, new Seed(2), Progress.none());
    try (Classifier moved = new LogitAdjustedClassifier(forest, new int[] {30, 10}, 1)) {
      write(moved);
      SavedClassifier saved = SavedClassifier.read(folder);
      try (Classifier again = saved.model().open(engine)) {
        assertArrayEquals(moved.probabilities(images), again.probabilities(images));
      }
      assertEquals(
          "only a single network can be exported; this is a random forest",
          assertThrows(IllegalArgumentException.class, saved::exported).getMessage());
    }
  }

  /** The softmax of one network's logits; a mean has no such network. */
  @Test
  void what_is_exported_gives_the_calibrated_probabilities() {
    ClassifierModel network =
        new NetworkModel(
            SPEC,
            Weights.initial(SPEC, new Seed(4)),
            0.01f,
            -1,
            ClassMap.identity(images.classes()));
    ClassifierModel corrected =
        new LogitAdjustedModel(
            new ScaledModel(new ReweightedModel(network, List.of(0.25, 3.0)), new Temperature(2)),
            List.of(0.2, 0.9));
    requireExported(corrected);
    requireExported(new ScaledModel(network, new Temperature(3)));
  }

  /** Three, one and four sub-classes: the sums of their probabilities. */
  @Test
  void sub_classes_are_summed_by_layers_of_the_exported_network() {
    List<Layer> layers = new ArrayList<>(SPEC.layers());
    layers.set(3, new Layer.Dense(8, true, new Layer.Initializer.Normal(0.3)));
    NetworkSpec spec = new NetworkSpec("sub-classes", SPEC.input(), layers);
    Weights weights = Weights.initial(spec, new Seed(4));
    List<String> names = List.of("a", "b", "none", "c");
    ClassMap classes = new ClassMap(names, new int[] {0, 3, 0, 1, 3, 3, 0, 3});
    ClassifierModel model = new NetworkModel(spec, weights, 0.01f, -1, classes);
    requireExported(model);
    requireExported(new ScaledModel(model, new Temperature(2)));
    requireExported(new ReweightedModel(model, List.of(0.25, 3.0, 1.0, 0.5)));
    SavedClassifier mean =
        new SavedClassifier(
            new MeanModel(List.of(model, model)), Filter.BILINEAR, new Temperature(1), ORIGIN);
    String message = assertThrows(IllegalArgumentException.class, mean::exported).getMessage();
    assertEquals("only a single network can be exported; this is a mean of 2", message);
  }

  private void requireExported(ClassifierModel model) {
    SavedClassifier saved =
        new SavedClassifier(model, Filter.BILINEAR, new Temperature(0.7), ORIGIN);
    ExportedNetwork exported = saved.exported();
    Tensor pixels = Tensor.zeros(images.size(), 1, 16, 16);
    for (int i = 0; i < images.size(); i++) {
      images.copyTo(i, pixels.values(), i * images.dimension(), 1, 0);
    }
    try (Classifier classifier = model.open(engine);
        Network whole = engine.create(exported.spec(), Optimizer.Adam.of(1e-3), new Seed(5))) {
      whole.load(exported.weights());
      float[] logits = whole.forward(pixels, Mode.INFER).values();
      float[][] expected = saved.temperature().scale(classifier.probabilities(images));
      for (int i = 0; i < expected.length; i++) {
        int classes = expected[i].length;
        assertArrayEquals(expected[i], Losses.softmax(logits, classes * i, classes), 2e-5f);
      }
    }
  }

  @Test
  void a_normalised_last_layer_is_read_again() throws IOException {
    LossSpec ldam = TrainingLosses.CATALOGUE.named("ldam").configured().create();
    try (Classifier trained = trained(TrainingContext.of(() -> engine).with(ldam))) {
      float[][] expected = trained.probabilities(images);
      write(trained);
      SavedClassifier saved = SavedClassifier.read(folder);
      try (Classifier again = saved.model().open(engine)) {
        assertArrayEquals(expected, again.probabilities(images));
      }
    }
  }

  /** Probabilities come from the head that computes cosines, scores from layers that do. */
  @Test
  void a_normalised_last_layer_is_exported_and_looked_into_as_layers() {
    List<Layer> layers = new ArrayList<>(SPEC.layers());
    layers.set(3, new Layer.Dense(2, false, new Layer.Initializer.GlorotUniform()));
    NetworkSpec spec = new NetworkSpec("cosines", SPEC.input(), layers);
    Weights weights = Weights.initial(spec, new Seed(4));
    ClassMap classes = ClassMap.identity(images.classes());
    NetworkModel model = new NetworkModel(spec, weights, 0.01f, -1, OptionalDouble.of(30), classes);
    requireExported(model);
    requireExported(new ReweightedModel(model, List.of(0.25, 3.0)));
    float[] image = new float[16 * 16];
    images.copyTo(3, image, 0, 1, 0);
    try (Classifier classifier = model.open(engine);
        ScoringNetwork scoring = ScoringNetwork.open(model, engine)) {
      float[] probabilities = classifier.probabilities(images)[3];
      double difference =
          scoring.scores(List.of(image), 1)[0] - scoring.scores(List.of(image), 0)[0];
      assertEquals(Math.log(probabilities[1] / probabilities[0]), difference, 1e-3);
    }
  }

  @Test
  void images_of_another_size_are_resized_for_the_network() {
    SavedClassifier saved =
        new SavedClassifier(
            new NetworkModel(
                SPEC,
                Weights.initial(SPEC, new Seed(4)),
                1,
                0,
                ClassMap.identity(images.classes())),
            Filter.BILINEAR,
            new Temperature(1),
            ORIGIN);
    byte[] uniform = new byte[32 * 32];
    Arrays.fill(uniform, (byte) 77);
    Dataset large =
        Dataset.ofImages(
            "large",
            new ImageShape(1, 32, 32),
            images.classes(),
            new byte[][] {uniform},
            new int[1]);
    byte[] expected = new byte[16 * 16];
    Arrays.fill(expected, (byte) 77);
    assertArrayEquals(expected, saved.pixels(large, 0));
    assertArrayEquals(images.pixels(3), saved.pixels(images, 3));
  }

  @Test
  void damaged_edited_and_newer_files_are_refused_in_one_line() throws IOException {
    try (Classifier trained = trained()) {
      write(trained);
    }
    Path weights = folder.resolve(SavedClassifier.WEIGHTS);
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    refused("cut short");
    Files.delete(weights);
    refused("no such file");
    Files.write(weights, bytes);
    Path description = folder.resolve(SavedClassifier.DESCRIPTION);
    String text = Files.readString(description, StandardCharsets.UTF_8);
    Files.writeString(description, text.replace("\"temperature\" : 1.5", "\"temperature\" : 2.5"));
    refused("has been changed");
    Files.writeString(description, text.substring(0, 100));
    refused("cut short");
    Files.delete(description);
    refused("no such file");
  }

  private void refused(String expected) {
    String message =
        assertThrows(DataException.class, () -> SavedClassifier.read(folder)).getMessage();
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void the_card_names_each_class_with_its_training_images_and_recall() throws IOException {
    try (Classifier trained = trained()) {
      write(trained);
    }
    String card = Files.readString(folder.resolve(SavedClassifier.CARD));
    assertTrue(card.contains("| bar0 | 20 | 1.000 |"), card);
  }
}
