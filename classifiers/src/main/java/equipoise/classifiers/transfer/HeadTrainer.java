package equipoise.classifiers.transfer;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.classifiers.batch.RowDraws;
import equipoise.classifiers.linear.LinearLogits;
import equipoise.classifiers.linear.SoftmaxRegression;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLoss;
import equipoise.classifiers.training.CnnOptions;
import equipoise.classifiers.training.LossRefusal;
import equipoise.classifiers.training.Standardization;
import equipoise.classifiers.training.TrainingContext;
import equipoise.classifiers.training.TrainingException;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.Progress;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Schedule;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains heads on the rows of features of a training set. */
final class HeadTrainer {
  private static final int HIDDEN = 128;

  /** Stands for the logit of a class without training rows: e^-10000 is 0. */
  private static final double NEVER = -1e4;

  private final NetworkOptions options;
  private final TrainingContext context;
  private final FrozenFeatures features;

  HeadTrainer(NetworkOptions options, TrainingContext context, FrozenFeatures features) {
    this.options = options;
    this.context = context;
    this.features = features;
  }

  /**
   * @throws IllegalArgumentException if the head cannot be trained by the method's loss
   */
  static void requireUsable(HeadKind head, TrainingContext context) {
    LossSpec loss = context.lossOrDefault();
    if (head == HeadKind.LOGISTIC) {
      LossRefusal.requireWeights(loss, "a logistic head");
    } else if (loss.mixing().isPresent() || loss.cosineScale().isPresent()) {
      throw new IllegalArgumentException(
          loss.name()
              + " changes images or the last layer of a network, and frozen features have neither:"
              + " use another loss");
    }
  }

  /**
   * @param data images, or their features
   */
  FeatureHead train(Dataset data, Seed seed, Progress progress) {
    Dataset table = data.isImages() ? features.table(data, progress) : data;
    return options.transfer().head() == HeadKind.LOGISTIC
        ? logistic(table, progress)
        : byGradient(table, seed, progress);
  }

  /** Weights sum to 0 over the classes, so that none stands without any. */
  private FeatureHead logistic(Dataset table, Progress progress) {
    progress.checkpoint();
    float[] weights = context.lossOrDefault().exampleWeights(table.counts()).orElseThrow();
    LinearLogits linear =
        new SoftmaxRegression(options.transfer().logistic()).logits(table, weights);
    progress.checkpoint();
    int width = table.dimension();
    int classes = linear.biases().length;
    float[] weight = new float[classes * width];
    float[] bias = new float[classes];
    for (int c = 0; c < classes; c++) {
      bias[c] = (float) Math.max(NEVER, linear.biases()[c]);
      for (int j = 0; j < width; j++) {
        weight[c * width + j] = (float) linear.weights()[c][j];
      }
    }
    Chain chain =
        Chain.of(
            List.of(dense(classes)),
            new Weights(
                Map.of(
                    "0.weight", new Tensor(weight, classes, width),
                    "0.bias", new Tensor(bias, classes))));
    return new FeatureHead(chain, width, LearningCurve.EMPTY);
  }

  private static Layer dense(int units) {
    return new Layer.Dense(units, true, new Layer.Initializer.GlorotUniform());
  }

  /** On standardised features; the first layer then takes over what standardises them. */
  private FeatureHead byGradient(Dataset table, Seed seed, Progress progress) {
    int width = table.dimension();
    List<Layer> layers = layers(table.classes().size());
    NetworkSpec spec = new NetworkSpec("head", List.of(width), layers);
    Standardization scale = Standardization.of(table);
    try (Network network =
        context
            .engine()
            .get()
            .create(
                spec,
                options.training().optimization().optimizer().optimizer(),
                seed.child("weights"))) {
      steps(network, table, scale, seed, progress);
      Chain chain = new Chain(layers, merged(network.weights(), scale));
      return new FeatureHead(chain, width, LearningCurve.EMPTY);
    }
  }

  private List<Layer> layers(int classes) {
    List<Layer> layers = new ArrayList<>();
    if (options.transfer().head() == HeadKind.NETWORK) {
      layers.add(new Layer.Dense(HIDDEN, true, new Layer.Initializer.HeNormal()));
      layers.add(new Layer.Relu());
      if (options.training().dropout() > 0) {
        layers.add(new Layer.Dropout(options.training().dropout()));
      }
    }
    layers.add(dense(classes));
    return layers;
  }

  private void steps(
      Network network, Dataset table, Standardization scale, Seed seed, Progress progress) {
    CnnOptions by = options.training();
    LossSpec method = context.lossOrDefault();
    TrainingLoss loss = method.of(table.counts());
    RowDraws draws = new RowDraws(table, method.draw(), seed.child("order"));
    int stepsPerEpoch = context.stepsPerEpoch(table.size(), by.batch());
    Schedule schedule = by.optimization().over(by.epochs(), stepsPerEpoch);
    double[][] rows = scale.rows(table);
    int width = table.dimension();
    int steps = stepsPerEpoch * by.epochs();
    int[] labels = new int[by.batch()];
    for (int step = 0; step < steps; step++) {
      progress.checkpoint();
      double done = step / (double) steps;
      Tensor batch = Tensor.zeros(labels.length, width);
      for (int k = 0; k < labels.length; k++) {
        int row = draws.next(done);
        labels[k] = table.label(row);
        for (int j = 0; j < width; j++) {
          batch.values()[k * width + j] = (float) rows[row][j];
        }
      }
      BatchLabels wanted = BatchLabels.of(labels);
      double value = network.learn(batch, Mode.TRAIN, z -> loss.of(z, wanted, done));
      if (!Double.isFinite(value)) {
        throw new TrainingException(
            "the head's loss is %s at step %d: a smaller learning rate may help"
                .formatted(value, step + 1));
      }
      if (by.optimization().clip() > 0) {
        network.clip(by.optimization().clip());
      }
      network.update(schedule.scale(step));
    }
  }

  /** w (x - m) f + b = (w f) x + (b - w f m), for the first layer. */
  private static Map<String, Tensor> merged(Weights trained, Standardization scale) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(trained.tensors());
    Tensor weight = trained.get("0.weight").copy();
    float[] bias = trained.get("0.bias").values().clone();
    int width = scale.means().length;
    for (int c = 0; c < bias.length; c++) {
      double shift = 0;
      for (int j = 0; j < width; j++) {
        double factored = weight.values()[c * width + j] * scale.factors()[j];
        weight.values()[c * width + j] = (float) factored;
        shift += factored * scale.means()[j];
      }
      bias[c] -= (float) shift;
    }
    tensors.put("0.weight", weight);
    tensors.put("0.bias", new Tensor(bias, bias.length));
    return tensors;
  }
}
