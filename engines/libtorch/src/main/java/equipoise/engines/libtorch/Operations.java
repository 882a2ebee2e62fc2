package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Makes the operation of every layer; within a scope.
 *
 * @param owner of the constants that operations need
 * @param dropout parent of the seeds of dropout's masks
 */
record Operations(Parameters parameters, NativeOwner owner, Place place, Seed dropout) {
  Operation chain(List<Node> nodes) {
    List<Operation> list = new ArrayList<>();
    Layer before = null;
    for (Node node : nodes) {
      list.add(of(node, overwritable(before)));
      before = node.layer();
    }
    List<Operation> operations = List.copyOf(list);
    return (input, call) -> {
      Tensor output = input;
      for (Operation operation : operations) {
        output = operation.apply(output, call);
      }
      return output;
    };
  }

  /**
   * Whether nobody needs a layer's output but the next layer, not even the layer's own gradient.
   */
  private static boolean overwritable(Layer before) {
    return before instanceof Layer.Convolution
        || before instanceof Layer.TransposedConvolution
        || before instanceof Layer.Dense
        || before instanceof Layer.SpectralNorm
        || before instanceof Layer.BatchNorm
        || before instanceof Layer.Residual;
  }

  private Operation of(Node node, boolean overwrites) {
    Layer layer = node.layer();
    if (layer instanceof Layer.Residual) {
      Operation body = chain(node.branches().get(0));
      Operation shortcut = chain(node.branches().get(1));
      return (x, call) -> body.apply(x, call).add(shortcut.apply(x, call));
    } else if (layer instanceof Layer.Concat) {
      return concatenation(node.branches().stream().map(this::chain).toList());
    } else if (layer instanceof Layer.Relu) {
      return overwrites ? (x, call) -> torch.relu_(x) : (x, call) -> torch.relu(x);
    } else if (layer instanceof Layer.LeakyRelu r) {
      Scalar slope = owner.hold(new Scalar(r.slope()));
      return overwrites && r.slope() >= 0
          ? (x, call) -> torch.leaky_relu_(x, slope)
          : (x, call) -> torch.leaky_relu(x, slope);
    } else if (layer instanceof Layer.Dropout d) {
      return new Dropout(d.rate(), dropout.child("layer-" + node.path()), place);
    } else if (layer instanceof Layer.Upsampling u) {
      return Upsampling.of(u, node.input(), owner, place);
    }
    if (layer instanceof Layer.Reshape r) {
      return (x, call) -> place.ordered(x.reshape(x.size(0), r.channels(), r.height(), r.width()));
    }
    return node.parts().isEmpty() ? Functions.of(layer) : owning(layer, node.path());
  }

  private static Operation concatenation(List<Operation> branches) {
    return (x, call) -> {
      TensorVector outputs = new TensorVector();
      branches.forEach(branch -> outputs.push_back(branch.apply(x, call)));
      return torch.cat(outputs, 1);
    };
  }

  /** Of a layer with parts. */
  private Operation owning(Layer layer, String path) {
    if (layer instanceof Layer.BatchNorm b) {
      return new BatchNorm(b, parameters, path);
    } else if (layer instanceof Layer.LayerNorm n) {
      return layerNorm(n, path);
    }
    Tensor weight = parameters.get(path + ".weight");
    if (layer instanceof Layer.Embedding) {
      return (x, call) -> torch.embedding(weight, call.labels());
    }
    TensorOptional bias = parameters.optional(path + ".bias");
    if (layer instanceof Layer.SpectralNorm s) {
      int rows = s.of() instanceof Layer.TransposedConvolution ? 1 : 0;
      SpectralNorm norm = new SpectralNorm(weight, rows, parameters.get(path + ".u"));
      Product product = Product.of(s.of(), place);
      return (x, call) -> product.apply(x, place.exactly(() -> norm.weight(call)), bias);
    }
    Product product = Product.of(layer, place);
    return (x, call) -> product.apply(x, weight, bias);
  }

  private Operation layerNorm(Layer.LayerNorm layer, String path) {
    TensorOptional gamma = parameters.optional(path + ".gamma");
    TensorOptional beta = parameters.optional(path + ".beta");
    long[] shape = Floats.longs(Floats.shape(parameters.get(path + ".gamma")));
    return (x, call) -> torch.layer_norm(x, shape, gamma, beta, layer.epsilon(), true);
  }
}
