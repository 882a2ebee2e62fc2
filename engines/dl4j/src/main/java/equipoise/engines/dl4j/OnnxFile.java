package equipoise.engines.dl4j;

import equipoise.engines.api.ExportedNetwork;
import equipoise.engines.api.NetworkExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * The Open Neural Network Exchange format, by its published protocol buffers (onnx.proto, operator
 * set 13): input {@code images} [batch, c, h, w], pixels 0..255 as floats, output {@code
 * probabilities} [batch, classes]; the classes' names, a line each, are metadata.
 */
public final class OnnxFile implements NetworkExporter {
  private static final int IR_VERSION = 7;
  private static final int OPERATOR_SET = 13;
  private static final String INPUT = "images";
  private static final String OUTPUT = "probabilities";

  @Override
  public String format() {
    return "onnx";
  }

  @Override
  public String summary() {
    return "for ONNX Runtime and whatever else reads ONNX";
  }

  @Override
  public void write(ExportedNetwork network, OutputStream out) throws IOException {
    OnnxGraph graph = new OnnxGraph(network.weights());
    String logits = graph.chain(network.spec().nodes(), INPUT);
    graph.add("Softmax", OUTPUT, List.of(logits), OnnxGraph.integer("axis", 1));
    GraphProto.Builder built =
        graph
            .proto()
            .setName(network.spec().name())
            .addInput(value(INPUT, network.spec().input()))
            .addOutput(value(OUTPUT, network.spec().output()));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("equipoise")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(built);
    model.addMetadataProps(entry("classes", String.join("\n", network.classes())));
    network.metadata().forEach((name, text) -> model.addMetadataProps(entry(name, text)));
    model.build().writeTo(out);
  }

  private static StringStringEntryProto entry(String name, String text) {
    return StringStringEntryProto.newBuilder().setKey(name).setValue(text).build();
  }

  private static ValueInfoProto value(String name, List<Integer> example) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
    for (int axis : example) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(axis));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
