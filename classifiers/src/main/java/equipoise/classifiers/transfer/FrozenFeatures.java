package equipoise.classifiers.transfer;

import equipoise.classifiers.training.FeatureCache;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Origin;
import equipoise.core.data.TableShape;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageResizer;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import java.util.Arrays;

/**
 * The features of a {@link Backbone}. All batches have one size, the last one filled up with zeros:
 * native libraries choose their code by the size, and a row must not depend on its neighbours.
 */
final class FrozenFeatures {
  /** Images at a time. */
  static final int BATCH = 16;

  private final Backbone backbone;
  private final Engine engine;
  private final FeatureCache cache;
  private final String id;

  FrozenFeatures(Backbone backbone, Engine engine, FeatureCache cache) {
    this.backbone = backbone;
    this.engine = engine;
    this.cache = cache;
    this.id = backbone.id(engine.identity());
  }

  Backbone backbone() {
    return backbone;
  }

  Engine engine() {
    return engine;
  }

  /**
   * @return [data.size()][width]; not to be changed
   * @throws IllegalArgumentException if the images are of another shape
   */
  float[][] of(Dataset data, Progress progress) {
    if (!data.shape().equals(backbone.images())) {
      throw new IllegalArgumentException(
          "the network was trained on images of %s, but '%s' has %s"
              .formatted(backbone.images(), data.name(), data.shape()));
    }
    return cache.features(id, data, rows -> compute(rows, progress));
  }

  /** The features as a table, with the origins and groups of their images. */
  Dataset table(Dataset data, Progress progress) {
    float[][] rows = of(data, progress);
    double[][] values = new double[rows.length][];
    Origin[] origins = new Origin[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = new double[rows[i].length];
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = rows[i][j];
      }
      origins[i] = data.origin(i);
    }
    TableShape shape = TableShape.numeric(rows[0].length);
    return Dataset.ofTable(data.name(), shape, data.classes(), values, data.labels(), origins)
        .withGroups(data.groups());
  }

  private float[][] compute(Dataset data, Progress progress) {
    Chain chain = backbone.chain();
    ImageShape input = backbone.input();
    NetworkSpec spec =
        chain.spec(
            backbone.architecture().name(),
            Arrays.asList(input.channels(), input.height(), input.width()));
    float[][] features = new float[data.size()][];
    // the optimiser and the seed are never used
    try (Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0))) {
      network.load(chain.asWeights());
      for (int from = 0; from < features.length; from += BATCH) {
        progress.checkpoint();
        progress.report("features", from, features.length);
        int n = Math.min(BATCH, features.length - from);
        Tensor images = Tensor.zeros(BATCH, input.channels(), input.height(), input.width());
        for (int k = 0; k < n; k++) {
          put(data, from + k, images.values(), k * input.size());
        }
        float[] outputs = network.infer(images).host().values();
        int width = outputs.length / BATCH;
        for (int k = 0; k < n; k++) {
          features[from + k] = Arrays.copyOfRange(outputs, k * width, (k + 1) * width);
        }
      }
    }
    progress.report("features", features.length, features.length);
    return features;
  }

  private void put(Dataset data, int row, float[] into, int at) {
    byte[] pixels =
        ImageResizer.resize(data.pixels(row), backbone.images(), backbone.input(), Filter.BILINEAR);
    for (int i = 0; i < pixels.length; i++) {
      into[at + i] = Backbone.FACTOR * (pixels[i] & 0xff) + Backbone.OFFSET;
    }
  }
}
