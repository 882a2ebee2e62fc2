package equipoise.engines.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import equipoise.core.file.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights in a file of the safetensors format, which holds no code and which Python's safetensors
 * reads: eight bytes with the header's length, a JSON header, then the values, little-endian, one
 * array after another. Written as F32; read from F32, F64, F16 and BF16, rounded to float.
 *
 * @param weights arrays of one axis at least, in the order of the file
 * @param metadata text of the caller's, under {@code __metadata__}
 */
public record WeightsFile(Weights weights, Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";

  /** The bound that the format's own library keeps. */
  private static final long LONGEST_HEADER = 100_000_000;

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
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < 8) {
        throw flaw(file, "has " + size + " bytes, but a safetensors file starts with eight");
      }
      long length = bytes(channel, 0, 8).getLong();
      if (length < 2 || length > Math.min(LONGEST_HEADER, size - 8)) {
        throw flaw(
            file,
            "its first eight bytes give a header of " + length + " bytes, which it cannot hold");
      }
      String text = StandardCharsets.UTF_8.decode(bytes(channel, 8, (int) length)).toString();
      return values(file, channel, parse(file, text), 8 + length);
    }
  }

  private static WeightsFile values(Path file, FileChannel channel, JsonNode root, long start)
      throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    root.path(METADATA).properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals(METADATA)) {
        SafeTensorEntry entry = SafeTensorEntry.of(file, field.getKey(), field.getValue());
        entry.checkWithin(channel.size() - start);
        ByteBuffer bytes = bytes(channel, start + entry.begin(), entry.length());
        tensors.put(field.getKey(), entry.tensor(bytes));
      }
    }
    return new WeightsFile(new Weights(tensors), metadata);
  }

  private static JsonNode parse(Path file, String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (!root.isObject()) {
        throw flaw(file, "its header is no JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new DataException(file + ": its header is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at + bytes.position());
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static DataException flaw(Path file, String what) {
    return new DataException(file + ": " + what);
  }
}
