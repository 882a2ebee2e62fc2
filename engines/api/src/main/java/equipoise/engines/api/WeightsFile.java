package equipoise.engines.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights in a file of the safetensors format, which holds no code and which Python's safetensors
 * reads: eight bytes with the header's length, a JSON header, then the values, little-endian, one
 * array after another. Written as F32; read from any {@link ElementType}, rounded to float. {@link
 * SafeTensors} reads one array at a time.
 *
 * @param weights arrays of one axis at least, in the order of the file
 * @param metadata text of the caller's, under {@code __metadata__}
 */
public record WeightsFile(Weights weights, Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";

  public WeightsFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A reader sees all of the file or nothing. */
  public void write(Path file) throws IOException {
    new OutputFile(file).write(this::write);
  }

  /** Writes what the file holds; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    byte[] header = header();
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    for (Tensor tensor : weights.tensors().values()) {
      out.write(bytes(tensor));
    }
  }

  private static byte[] bytes(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, tensor.size())).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.values());
    return bytes.array();
  }

  /** Padded with blanks to a multiple of eight, so that the values can be mapped. */
  private byte[] header() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
      ObjectNode one = root.putObject(entry.getKey());
      one.put("dtype", "F32");
      one.putPOJO("shape", entry.getValue().shape());
      long end = offset + 4L * entry.getValue().size();
      one.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    String text = JSON.writeValueAsString(root);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return (text + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws DataException naming file and place, for what is not of the format
   * @throws IOException if the file cannot be read
   */
  public static WeightsFile read(Path file) throws IOException {
    SafeTensors arrays = SafeTensors.open(file);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafeTensorEntry entry : arrays.entries().values()) {
      int[] shape = entry.shape().stream().mapToInt(Integer::intValue).toArray();
      tensors.put(
          entry.name(),
          new Tensor(arrays.values(entry), shape.length == 0 ? new int[] {1} : shape));
    }
    return new WeightsFile(new Weights(tensors), arrays.metadata());
  }
}
