package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec.Part;
import equipoise.engines.api.Node;
import equipoise.engines.api.SpectralIteration;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Hands weights over to DL4J's layers, whose axes are in another order. */
final class Dl4jWeights {
  private Dl4jWeights() {}

  static void assign(Node node, Weights weights, org.deeplearning4j.nn.api.Layer target) {
    for (Part part : node.parts()) {
      Tensor tensor = weights.get(node.path() + "." + part.name());
      switch (part.name()) {
        case "weight" -> target.getParam("W").assign(weight(node, tensor, weights));
        case "bias" -> put(tensor, target.getParam("b"));
        case "runningMean" -> put(tensor, target.getParam("mean"));
        case "runningVariance" -> put(tensor, target.getParam("var"));
        case "gamma", "beta" -> put(tensor, target.getParam(part.name()));
        default -> {} // Of a spectral norm, by which the weights are divided already.
      }
    }
  }

  private static void put(Tensor tensor, INDArray target) {
    target.assign(Nd4j.createFromArray(tensor.values()).reshape('c', target.shape()));
  }

  private static INDArray weight(Node node, Tensor tensor, Weights weights) {
    long[] shape = new long[tensor.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.shape()[i];
    }
    INDArray values = Nd4j.createFromArray(tensor.values()).reshape('c', shape);
    Layer layer = node.layer();
    if (layer instanceof Layer.SpectralNorm s) {
      float[] u = weights.get(node.path() + ".u").values().clone();
      SpectralIteration iteration = SpectralIteration.of(s, tensor);
      values.divi(iteration.divisor(u, iteration.right(u)));
      layer = s.of();
    }
    if (layer instanceof Layer.Dense) {
      return values.transpose();
    } else if (layer instanceof Layer.Convolution c && c.groups() > 1) {
      int channels = node.input().get(0);
      return values
          .reshape('c', channels, c.filters() / channels, c.kernel(), c.kernel())
          .permute(2, 3, 0, 1);
    }
    return values;
  }
}
