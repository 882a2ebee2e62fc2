package equipoise.classifiers.saved;

import equipoise.classifiers.adjustment.LogitAdjustedModel;
import equipoise.classifiers.adjustment.MeanModel;
import equipoise.classifiers.adjustment.ReweightedModel;
import equipoise.classifiers.adjustment.ScaledModel;
import equipoise.classifiers.forest.ForestModel;
import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.training.NetworkModel;
import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A saved classifier as one network from pixels to logits, so that a softmax gives the same
 * probabilities as this program's: a first layer scales the pixels, a last one divides by the
 * temperature and moves the thresholds. Sub-classes are summed by layers in between.
 */
final class Exportable {
  /** Stands for the ln of 0 of a factor: its class keeps a probability of e^-10000, which is 0. */
  static final double NEVER = 1e4;

  private final double[] shift;
  private double scale;
  private NetworkModel network;

  private Exportable(SavedClassifier saved) {
    shift = new double[saved.model().classes().size()];
    scale = 1 / saved.temperature().value();
    unwrap(saved.model());
  }

  /** From the outside in: logits = scale * (logits of the model) + shift. */
  private void unwrap(ClassifierModel model) {
    if (model instanceof LogitAdjustedModel adjusted) {
      shift(adjusted.divisors().stream().map(divisor -> 1 / divisor).toList());
      unwrap(adjusted.inner());
    } else if (model instanceof ReweightedModel reweighted) {
      shift(reweighted.factors());
      unwrap(reweighted.inner());
    } else if (model instanceof ScaledModel scaled) {
      scale /= scaled.temperature().value();
      unwrap(scaled.inner());
    } else if (model instanceof NetworkModel one) {
      network = one.written();
    } else {
      throw new IllegalArgumentException(
          "only a single network can be exported; this is " + words(model));
    }
  }

  private static String words(ClassifierModel model) {
    if (model instanceof ForestModel) {
      return "a random forest";
    }
    return model instanceof MeanModel mean
        ? "a mean of " + mean.members().size()
        : model.getClass().getSimpleName();
  }

  private void shift(List<Double> factors) {
    for (int c = 0; c < shift.length; c++) {
      double factor = factors.get(c);
      shift[c] += scale * (factor == 0 ? -NEVER : Math.log(factor));
    }
  }

  /**
   * @throws IllegalArgumentException in one line, if the classifier is not one network
   */
  static ExportedNetwork of(SavedClassifier saved) {
    Exportable parts = new Exportable(saved);
    List<Layer> layers = new ArrayList<>();
    Map<String, Tensor> weights = new LinkedHashMap<>();
    parts.scaling(layers, weights);
    NetworkModel network = parts.network;
    layers.addAll(network.spec().layers());
    weights.putAll(network.weights().later(1).tensors());
    if (!network.original().isIdentity()) {
      new SubClassSums(network.original(), layers, weights).add();
    }
    parts.calibration(layers, weights);
    NetworkSpec spec = new NetworkSpec(network.spec().name(), network.spec().input(), layers);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("dataset", saved.origin().dataset());
    metadata.put("method", saved.origin().method());
    metadata.put("classifier", saved.origin().classifier());
    metadata.put("trial", saved.origin().key());
    return new ExportedNetwork(spec, new Weights(weights), saved.model().classes(), metadata);
  }

  private void scaling(List<Layer> layers, Map<String, Tensor> weights) {
    int channels = network.shape().channels();
    layers.add(
        new Layer.Convolution(channels, 1, 1, 0, channels, true, new Layer.Initializer.HeNormal()));
    float[] factors = new float[channels];
    float[] offsets = new float[channels];
    Arrays.fill(factors, network.factor());
    Arrays.fill(offsets, network.offset());
    weights.put("0.weight", new Tensor(factors, channels, 1, 1, 1));
    weights.put("0.bias", new Tensor(offsets, channels));
  }

  private void calibration(List<Layer> layers, Map<String, Tensor> weights) {
    if (scale == 1 && Arrays.stream(shift).allMatch(value -> value == 0)) {
      return;
    }
    int classes = shift.length;
    float[] diagonal = new float[classes * classes];
    float[] bias = new float[classes];
    for (int c = 0; c < classes; c++) {
      diagonal[c * classes + c] = (float) scale;
      bias[c] = (float) shift[c];
    }
    weights.put(layers.size() + ".weight", new Tensor(diagonal, classes, classes));
    weights.put(layers.size() + ".bias", new Tensor(bias, classes));
    layers.add(new Layer.Dense(classes, true, new Layer.Initializer.GlorotUniform()));
  }
}
