package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec.ArraySpec;
import equipoise.engines.api.Node;
import equipoise.engines.api.SpectralIteration;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Hands weights over to DL4J's layers, whose axes are in another order. */
final class Dl4jWeights {
  private Dl4jWeights() {}

  /** Whether DL4J's layer has weights. */
  static boolean has(Node node) {
    return !node.arrays().isEmpty() || node.layer() instanceof Layer.ChannelPadding;
  }

  static void assign(Node node, Weights weights, org.deeplearning4j.nn.api.Layer target) {
    if (node.layer() instanceof Layer.ChannelPadding padding) {
      INDArray copies = target.getParam("W").assign(0);
      for (int channel = 0; channel < node.input().get(0); channel++) {
        copies.putScalar(new int[] {padding.before() + channel, channel, 0, 0}, 1);
      }
    }
    for (ArraySpec array : node.arrays()) {
      Tensor tensor = weights.get(node.path() + "." + array.name());
      switch (array.name()) {
        case "weight" -> target.getParam("W").assign(weight(node, tensor, weights));
        case "bias" -> put(tensor, target.getParam("b"));
        case "runningMean" -> put(tensor, target.getParam("mean"));
        case "runningVariance" -> put(tensor, target.getParam("var"));
        case "gamma", "beta" -> put(tensor, target.getParam(array.name()));
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
    if (node.layer() instanceof Layer.SpectralNorm s) {
      float[] u = weights.get(node.path() + ".u").values().clone();
      SpectralIteration iteration = SpectralIteration.of(s, tensor);
      values.divi(iteration.divisor(u, iteration.right(u)));
      return s.of().acceptProduct(new Axes(node, values));
    } else if (node.layer() instanceof Layer.Product product) {
      return product.acceptProduct(new Axes(node, values));
    } else if (node.layer() instanceof Layer.Embedding) {
      return values;
    }
    throw Dl4jLayers.refused(node, "with weights");
  }

  /** Weights in the order of DL4J's axes. */
  private record Axes(Node node, INDArray values) implements Layer.ProductVisitor<INDArray> {
    @Override
    public INDArray visit(Layer.Convolution layer) {
      if (layer.groups() == 1) {
        return values;
      }
      int channels = node.input().get(0);
      Window.Sides size = layer.window().size();
      return values
          .reshape('c', channels, layer.filters() / channels, size.height(), size.width())
          .permute(2, 3, 0, 1);
    }

    @Override
    public INDArray visit(Layer.TransposedConvolution layer) {
      return values;
    }

    @Override
    public INDArray visit(Layer.Dense layer) {
      return values.transpose();
    }
  }
}
