package equipoise.engines.dl4j;

import static equipoise.engines.dl4j.OnnxGraph.integer;
import static equipoise.engines.dl4j.OnnxGraph.integerList;
import static equipoise.engines.dl4j.OnnxGraph.real;
import static equipoise.engines.dl4j.OnnxGraph.refused;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Node;
import equipoise.engines.api.Window;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;

/** Adds ONNX's operators for one layer; the name of the layer's output is its path. */
record OnnxLayers(OnnxGraph graph, Node node, String input) implements Layer.Visitor<String> {
  private String operator(String name, AttributeProto... attributes) {
    return graph.add(name, node.path(), List.of(input), attributes);
  }

  private static AttributeProto[] window(Window window) {
    Window.Padding padding = window.padding();
    return new AttributeProto[] {
      integerList("kernel_shape", window.size().height(), window.size().width()),
      integerList("strides", window.stride().height(), window.stride().width()),
      integerList("pads", padding.top(), padding.left(), padding.bottom(), padding.right())
    };
  }

  private static AttributeProto[] with(AttributeProto[] some, AttributeProto... more) {
    AttributeProto[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private List<String> product(boolean bias) {
    String weight = graph.array(node, "weight");
    return bias ? List.of(input, weight, graph.array(node, "bias")) : List.of(input, weight);
  }

  @Override
  public String visit(Layer.Convolution layer) {
    Window window = layer.window();
    return graph.add(
        "Conv",
        node.path(),
        product(layer.bias()),
        with(
            window(window),
            integerList("dilations", window.dilation().height(), window.dilation().width()),
            integer("group", layer.groups())));
  }

  @Override
  public String visit(Layer.TransposedConvolution layer) {
    return graph.add("ConvTranspose", node.path(), product(layer.bias()), window(layer.window()));
  }

  @Override
  public String visit(Layer.Dense layer) {
    return graph.add("Gemm", node.path(), product(layer.bias()), integer("transB", 1));
  }

  @Override
  public String visit(Layer.BatchNorm layer) {
    return graph.add(
        "BatchNormalization",
        node.path(),
        List.of(
            input,
            graph.array(node, "gamma"),
            graph.array(node, "beta"),
            graph.array(node, "runningMean"),
            graph.array(node, "runningVariance")),
        real("epsilon", layer.epsilon()));
  }

  @Override
  public String visit(Layer.LocalResponseNorm layer) {
    if (layer.size() % 2 == 0) {
      throw refused(node); // ONNX sees the other neighbour more
    }
    return operator(
        "LRN",
        integer("size", layer.size()),
        real("alpha", layer.alpha()),
        real("beta", layer.beta()),
        real("bias", layer.k()));
  }

  @Override
  public String visit(Layer.UnitLength layer) {
    return operator("LpNormalization", integer("axis", 1), integer("p", 2));
  }

  @Override
  public String visit(Layer.MaxPooling layer) {
    return operator(
        "MaxPool",
        with(
            window(layer.window()),
            integer("ceil_mode", layer.ceiling() ? 1 : 0),
            integerList(
                "dilations",
                layer.window().dilation().height(),
                layer.window().dilation().width())));
  }

  @Override
  public String visit(Layer.AveragePooling layer) {
    return operator(
        "AveragePool",
        with(
            window(layer.window()),
            integer("ceil_mode", layer.ceiling() ? 1 : 0),
            integer("count_include_pad", layer.countsPadding() ? 1 : 0)));
  }

  @Override
  public String visit(Layer.AdaptiveAveragePooling layer) {
    int height = node.input().get(1);
    int width = node.input().get(2);
    if (height % layer.height() != 0 || width % layer.width() != 0) {
      throw refused(node);
    }
    long[] sides = {height / layer.height(), width / layer.width()};
    return operator(
        "AveragePool", integerList("kernel_shape", sides), integerList("strides", sides));
  }

  @Override
  public String visit(Layer.GlobalAveragePooling layer) {
    return global("GlobalAveragePool");
  }

  @Override
  public String visit(Layer.GlobalMaxPooling layer) {
    return global("GlobalMaxPool");
  }

  private String global(String operator) {
    String pooled = graph.add(operator, node.path() + ".pooled", List.of(input));
    return graph.add("Flatten", node.path(), List.of(pooled), integer("axis", 1));
  }

  @Override
  public String visit(Layer.ChannelPadding layer) {
    String pads =
        graph.integers(node.path() + ".pads", 0, layer.before(), 0, 0, 0, layer.after(), 0, 0);
    return graph.add("Pad", node.path(), List.of(input, pads));
  }

  @Override
  public String visit(Layer.Relu layer) {
    return operator("Relu");
  }

  @Override
  public String visit(Layer.LeakyRelu layer) {
    return operator("LeakyRelu", real("alpha", layer.slope()));
  }

  @Override
  public String visit(Layer.Tanh layer) {
    return operator("Tanh");
  }

  @Override
  public String visit(Layer.Sigmoid layer) {
    return operator("Sigmoid");
  }

  @Override
  public String visit(Layer.Silu layer) {
    return gated(graph.add("Sigmoid", node.path() + ".gate", List.of(input)));
  }

  @Override
  public String visit(Layer.Softplus layer) {
    return operator("Softplus");
  }

  @Override
  public String visit(Layer.Relu6 layer) {
    String least = graph.floats(node.path() + ".least", new float[] {0});
    String most = graph.floats(node.path() + ".most", new float[] {6});
    return graph.add("Clip", node.path(), List.of(input, least, most));
  }

  @Override
  public String visit(Layer.HardSigmoid layer) {
    return hardSigmoid(node.path());
  }

  private String hardSigmoid(String output) {
    return graph.add(
        "HardSigmoid", output, List.of(input), real("alpha", 1 / 6.0), real("beta", 0.5));
  }

  @Override
  public String visit(Layer.HardSwish layer) {
    return gated(hardSigmoid(node.path() + ".gate"));
  }

  private String gated(String gate) {
    return graph.add("Mul", node.path(), List.of(input, gate));
  }

  @Override
  public String visit(Layer.Scale layer) {
    String factor = graph.floats(node.path() + ".factor", new float[] {(float) layer.factor()});
    return graph.add("Mul", node.path(), List.of(input, factor));
  }

  /** Nothing is dropped after training. */
  @Override
  public String visit(Layer.Dropout layer) {
    return input;
  }

  @Override
  public String visit(Layer.Flatten layer) {
    return operator("Flatten", integer("axis", 1));
  }

  @Override
  public String visit(Layer.Reshape layer) {
    String shape =
        graph.integers(node.path() + ".shape", -1, layer.channels(), layer.height(), layer.width());
    return graph.add("Reshape", node.path(), List.of(input, shape));
  }

  @Override
  public String visit(Layer.Residual layer) {
    return graph.add("Add", node.path(), graph.ends(node, input));
  }

  @Override
  public String visit(Layer.Concat layer) {
    return graph.add("Concat", node.path(), graph.ends(node, input), integer("axis", 1));
  }

  @Override
  public String visit(Layer.Gate layer) {
    String axes = graph.integers(node.path() + ".axes", 2, 3);
    String gate = graph.ends(node, input).get(0);
    return gated(graph.add("Unsqueeze", node.path() + ".gate", List.of(gate, axes)));
  }

  @Override
  public String visit(Layer.Embedding layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.SpectralNorm layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.Recurrent layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.LayerNorm layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.GroupNorm layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.Upsampling layer) {
    throw refused(node);
  }

  @Override
  public String visit(Layer.ConditionalShift layer) {
    throw refused(node);
  }
}
