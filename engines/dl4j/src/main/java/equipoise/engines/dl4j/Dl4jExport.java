package equipoise.engines.dl4j;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Node;
import equipoise.engines.api.Weights;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/**
 * A trained network as DL4J's own: to be saved, served or looked at with DL4J's tools. The outputs
 * are the logits; DL4J's updaters and losses are not set. Weights under a spectral norm are handed
 * over divided by it. DL4J has no layer norm, no group norm, no conditional shift, no gate, no hard
 * swish, no padding of channels, no bilinear upsampling, no convolution in groups other than a
 * depthwise one, no padding that differs at opposite edges and no pooling that rounds up; recurrent
 * layers are not handed over.
 */
public final class Dl4jExport {
  private static final String VALUES = "values";
  private static final String LABELS = "labels";
  private static final String PROBABILITIES = "probabilities";

  private Dl4jExport() {}

  /**
   * @param weights parameters and running statistics of a network of that description
   * @return a network whose {@code output} agrees with {@code forward} in inference within 1e-5
   * @throws IllegalArgumentException if the weights are of another network, or if DL4J has no such
   *     layer in a chain; {@link #graph} takes more
   */
  public static MultiLayerNetwork of(NetworkSpec spec, Weights weights) {
    weights.check(spec);
    Nd4jLibrary.requireNd4j();
    NeuralNetConfiguration.ListBuilder builder =
        new NeuralNetConfiguration.Builder().seed(0).list();
    List<Node> nodes = spec.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node.layer().labelClasses() > 0) {
        throw Dl4jLayers.refused(node, "in a chain; export the network as a graph");
      }
      Dl4jLayers.Converted converted = Dl4jLayers.of(node);
      builder.layer(i, converted.layer());
      if (converted.before() != null) {
        builder.inputPreProcessor(i, converted.before());
      }
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(builder.setInputType(inputType(spec.input())).build());
    network.init();
    for (int i = 0; i < nodes.size(); i++) {
      Dl4jWeights.assign(nodes.get(i), weights, network.getLayer(i));
    }
    return network;
  }

  /**
   * As {@link #of}, for any tree of layers. The graph's inputs are {@code values} and, if there is
   * an {@link Layer.Embedding}, {@code labels} as a column of numbers; its vertices have the names
   * of the layers' paths.
   *
   * @throws IllegalArgumentException if the weights are of another network, or if DL4J has no such
   *     layer, which is named
   */
  public static ComputationGraph graph(NetworkSpec spec, Weights weights) {
    return graph(spec, weights, false);
  }

  /**
   * As {@link #graph}, with the softmax of the logits as output, vertex {@code probabilities}.
   *
   * @throws IllegalArgumentException as {@link #graph}
   */
  public static ComputationGraph classifier(NetworkSpec spec, Weights weights) {
    return graph(spec, weights, true);
  }

  private static ComputationGraph graph(NetworkSpec spec, Weights weights, boolean softmax) {
    weights.check(spec);
    Nd4jLibrary.requireNd4j();
    List<Node> nodes = spec.nodes();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder().seed(0).graphBuilder().addInputs(VALUES);
    int classes = classes(nodes);
    if (classes == 0) {
      builder.setInputTypes(inputType(spec.input()));
    } else {
      builder
          .addInputs(LABELS)
          .setInputTypes(inputType(spec.input()), InputType.feedForward(classes));
    }
    String end = chain(builder, nodes, VALUES);
    if (softmax) {
      builder.addLayer(PROBABILITIES, new ActivationLayer(Activation.SOFTMAX), end);
      end = PROBABILITIES;
    }
    builder.setOutputs(end);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    nodes.stream()
        .flatMap(Node::all)
        .filter(Dl4jWeights::has)
        .forEach(node -> Dl4jWeights.assign(node, weights, graph.getLayer(node.path())));
    return graph;
  }

  /** Of the embeddings; 0 if there are none. DL4J takes an input's size from its type. */
  private static int classes(List<Node> nodes) {
    int classes = 0;
    for (Node node : nodes.stream().flatMap(Node::all).toList()) {
      int needed = node.layer().labelClasses();
      if (needed > 0 && classes > 0 && classes != needed) {
        throw Dl4jLayers.refused(node, "beside one of " + classes + " classes");
      }
      classes = Math.max(classes, needed);
    }
    return classes;
  }

  /** Adds the vertices of a chain and returns the name of its end. */
  private static String chain(GraphBuilder builder, List<Node> nodes, String input) {
    String at = input;
    for (Node node : nodes) {
      if (node.layer() instanceof Layer.Scale scale) {
        builder.addVertex(node.path(), new ScaleVertex(scale.factor()), at);
      } else if (node.layer() instanceof Layer.UnitLength) {
        double least = Layer.UnitLength.SMALLEST;
        builder.addVertex(node.path(), new L2NormalizeVertex(new int[] {1}, least), at);
      } else if (node.branches().isEmpty()) {
        String from = node.layer().labelClasses() > 0 ? LABELS : at;
        Dl4jLayers.Converted converted = Dl4jLayers.of(node);
        builder.addLayer(node.path(), converted.layer(), converted.before(), from);
      } else {
        join(builder, node, at);
      }
      at = node.path();
    }
    return at;
  }

  private static void join(GraphBuilder builder, Node node, String input) {
    List<String> ends = new ArrayList<>();
    for (List<Node> branch : node.branches()) {
      ends.add(chain(builder, branch, input));
    }
    builder.addVertex(node.path(), vertex(node), ends.toArray(String[]::new));
  }

  private static GraphVertex vertex(Node node) {
    if (node.layer() instanceof Layer.Residual) {
      return new ElementWiseVertex(ElementWiseVertex.Op.Add);
    } else if (node.layer() instanceof Layer.Concat) {
      return new MergeVertex();
    }
    throw Dl4jLayers.refused(node, "at all");
  }

  private static InputType inputType(List<Integer> in) {
    return in.size() == 1
        ? InputType.feedForward(in.get(0))
        : InputType.convolutional(in.get(1), in.get(2), in.get(0));
  }
}
