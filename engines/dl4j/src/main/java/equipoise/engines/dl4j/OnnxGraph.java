package equipoise.engines.dl4j;

import equipoise.engines.api.Node;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;

/** A graph of ONNX operators that grows by layers; values are named by the layers' paths. */
final class OnnxGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Weights weights;

  OnnxGraph(Weights weights) {
    this.weights = weights;
  }

  GraphProto.Builder proto() {
    return graph;
  }

  /**
   * Adds layers one after the other.
   *
   * @return the name of the last value
   */
  String chain(List<Node> nodes, String input) {
    String at = input;
    for (Node node : nodes) {
      at = node.layer().accept(new OnnxLayers(this, node, at));
    }
    return at;
  }

  /** The ends of the chains that a layer holds. */
  List<String> ends(Node node, String input) {
    List<String> ends = new ArrayList<>();
    node.branches().forEach(branch -> ends.add(chain(branch, input)));
    return ends;
  }

  /** Adds an operator and returns the name of its output. */
  String add(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
    inputs.forEach(node::addInput);
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node);
    return output;
  }

  /** One of the network's arrays as a constant of the same name. */
  String array(Node node, String name) {
    String full = node.path() + "." + name;
    Tensor tensor = weights.get(full);
    return floats(full, tensor.values(), tensor.shape());
  }

  String floats(String name, float[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(bytes));
    for (int axis : shape) {
      tensor.addDims(axis);
    }
    graph.addInitializer(tensor);
    return name;
  }

  String integers(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto integerList(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto real(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static IllegalArgumentException refused(Node node) {
    return new IllegalArgumentException(
        "layer "
            + node.path()
            + ": the ONNX export has no "
            + node.layer().title()
            + "; export the network as safetensors");
  }
}
