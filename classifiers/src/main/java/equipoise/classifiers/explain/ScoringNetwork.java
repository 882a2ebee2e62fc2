package equipoise.classifiers.explain;

import equipoise.classifiers.architecture.NetworkParts;
import equipoise.classifiers.training.NetworkModel;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.List;

/**
 * A trained network from pixels to class scores, with gradients; runs as two chained networks,
 * features and head, in inference mode. Images are float[c * h * w] of levels 0..255, in between
 * and a little beyond, in the order channel, row, column. The score of a class is its logit, or of
 * a decomposed class the logarithm of the sum of its sub-classes' exponentials. Not for two threads
 * at once.
 */
public final class ScoringNetwork implements AutoCloseable {
  private static final int BATCH = 16;

  private final NetworkModel model;
  private final Network features;
  private final Network head;

  private ScoringNetwork(NetworkModel model, Network features, Network head) {
    this.model = model;
    this.features = features;
    this.head = head;
  }

  /**
   * @param engine that runs it
   * @throws IllegalArgumentException if it has fewer than two layers
   */
  public static ScoringNetwork open(NetworkModel trained, Engine engine) {
    NetworkModel model = trained.written();
    NetworkParts parts = FeatureSplit.of(model.spec());
    Network features = loaded(engine, parts.features(), parts.features(model.weights()));
    boolean complete = false;
    try {
      Network head = loaded(engine, parts.head(), parts.head(model.weights()));
      complete = true;
      return new ScoringNetwork(model, features, head);
    } finally {
      if (!complete) {
        features.close();
      }
    }
  }

  private static Network loaded(Engine engine, NetworkSpec spec, Weights weights) {
    Network network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(0)); // never updated
    boolean loaded = false;
    try {
      network.load(weights);
      loaded = true;
      return network;
    } finally {
      if (!loaded) {
        network.close();
      }
    }
  }

  /** Of the images that it takes. */
  public ImageShape shape() {
    return model.shape();
  }

  /** The original classes in order. */
  public List<String> classes() {
    return model.classes();
  }

  /** Whether its features are maps, as those of convolutions are. */
  public boolean hasMaps() {
    return features.spec().output().size() == 3;
  }

  /**
   * Scores and where they rise.
   *
   * @param scores one an image
   * @param gradients [image][c * h * w], d score / d level
   */
  public record Scored(double[] scores, float[][] gradients) {}

  /**
   * The last feature maps of an image.
   *
   * @param values [channels][height][width] in one row
   * @param gradients d score / d value, in the same order
   */
  public record Maps(float[] values, float[] gradients, int channels, int height, int width) {}

  /**
   * One score an image.
   *
   * @param label of an original class
   */
  public double[] scores(List<float[]> images, int label) {
    ClassScore score = new ClassScore(model.original(), label);
    double[] scores = new double[images.size()];
    for (int from = 0; from < scores.length; from += BATCH) {
      List<float[]> some = images.subList(from, Math.min(scores.length, from + BATCH));
      Tensor maps = features.forward(input(some), Mode.INFER);
      float[] logits = head.forward(maps, Mode.INFER).values();
      for (int i = 0; i < some.size(); i++) {
        scores[from + i] = score.value(logits, i * model.original().size());
      }
    }
    return scores;
  }

  /**
   * Scores with their gradients at the pixels.
   *
   * @param label of an original class
   */
  public Scored gradients(List<float[]> images, int label) {
    ClassScore score = new ClassScore(model.original(), label);
    double[] scores = new double[images.size()];
    float[][] gradients = new float[images.size()][];
    for (int from = 0; from < scores.length; from += BATCH) {
      int start = from;
      List<float[]> some = images.subList(from, Math.min(scores.length, from + BATCH));
      Network.Pass pass =
          features.pass(
              input(some),
              Mode.INFER,
              maps -> {
                Network.Pass above =
                    head.pass(maps, Mode.INFER, logits -> loss(logits, score, scores, start));
                return new Loss(above.loss(), above.inputGradient().host());
              });
      split(pass.inputGradient().host().values(), gradients, from, some.size());
      features.clear();
      head.clear();
    }
    return new Scored(scores, gradients);
  }

  /** The sum of the scores, each of which it also writes down. */
  private static Loss loss(Tensor logits, ClassScore score, double[] scores, int from) {
    Tensor gradient = Tensor.zeros(logits.shape());
    int classes = logits.size() / logits.count();
    double sum = 0;
    for (int i = 0; i < logits.count(); i++) {
      scores[from + i] = score.value(logits.values(), i * classes);
      sum += scores[from + i];
      score.gradient(logits.values(), i * classes, gradient.values());
    }
    return new Loss(sum, gradient);
  }

  /** From inputs' gradients to pixels' gradients. */
  private void split(float[] inputs, float[][] gradients, int from, int images) {
    int size = shape().size();
    for (int i = 0; i < images; i++) {
      gradients[from + i] = new float[size];
      for (int j = 0; j < size; j++) {
        gradients[from + i][j] = model.factor() * inputs[i * size + j];
      }
    }
  }

  /**
   * The last feature maps and the gradient of a class's score there.
   *
   * @throws IllegalArgumentException if it {@link #hasMaps() has none}
   */
  public Maps maps(float[] image, int label) {
    if (!hasMaps()) {
      throw new IllegalArgumentException("%s has no feature maps".formatted(model.spec().name()));
    }
    ClassScore score = new ClassScore(model.original(), label);
    Tensor values = features.forward(input(List.of(image)), Mode.INFER).copy();
    Network.Pass pass =
        head.pass(values, Mode.INFER, logits -> loss(logits, score, new double[1], 0));
    float[] gradients = pass.inputGradient().host().values().clone();
    head.clear();
    int[] axes = values.shape();
    return new Maps(values.values(), gradients, axes[1], axes[2], axes[3]);
  }

  private Tensor input(List<float[]> images) {
    ImageShape shape = shape();
    Tensor input = Tensor.zeros(images.size(), shape.channels(), shape.height(), shape.width());
    for (int i = 0; i < images.size(); i++) {
      Levels.copy(images.get(i), model, input.values(), i);
    }
    return input;
  }

  @Override
  public void close() {
    features.close();
    head.close();
  }
}
