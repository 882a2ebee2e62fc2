package equipoise.classifiers.transfer;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.ClassMap;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A head on frozen features. As a value it is one network. Not for two threads at once. */
final class FeatureClassifier implements Classifier, ClassifierModel.Source {
  private static final int BATCH = 1024;

  private final FrozenFeatures features;
  private final FeatureHead head;
  private final ClassMap original;
  private final Network network;

  FeatureClassifier(FrozenFeatures features, FeatureHead head, ClassMap original) {
    this.features = features;
    this.head = head;
    this.original = original;
    this.network =
        features
            .engine()
            .create(
                head.chain().spec("head", List.of(head.width())),
                Optimizer.Adam.of(1e-3), // never used
                new Seed(0));
    boolean loaded = false;
    try {
      network.load(head.chain().asWeights());
      loaded = true;
    } finally {
      if (!loaded) {
        network.close();
      }
    }
  }

  @Override
  public float[][] probabilities(Dataset data) {
    float[][] rows = features.of(data, Progress.none());
    float[][] all = new float[rows.length][];
    int classes = original.size();
    int width = head.width();
    for (int from = 0; from < rows.length; from += BATCH) {
      int n = Math.min(BATCH, rows.length - from);
      Tensor batch = Tensor.zeros(n, width);
      for (int k = 0; k < n; k++) {
        System.arraycopy(rows[from + k], 0, batch.values(), k * width, width);
      }
      float[] logits = network.forward(batch, Mode.INFER).values();
      for (int k = 0; k < n; k++) {
        all[from + k] = original.sum(Losses.softmax(logits, k * classes, classes));
      }
    }
    return all;
  }

  @Override
  public LearningCurve learningCurve() {
    return head.curve();
  }

  @Override
  public Optional<ClassifierModel> model() {
    Backbone backbone = features.backbone();
    ImageShape input = backbone.input();
    Chain whole = backbone.chain().then(head.chain());
    return Optional.of(
        new NetworkModel(
            whole.spec(
                backbone.architecture().name(),
                Arrays.asList(input.channels(), input.height(), input.width())),
            whole.asWeights(),
            Backbone.FACTOR,
            Backbone.OFFSET,
            original));
  }

  @Override
  public void close() {
    network.close();
  }
}
