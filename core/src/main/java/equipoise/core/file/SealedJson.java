package equipoise.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JSON object in a file, with its own SHA-256 in the field {@code checksum}. */
public final class SealedJson {
  private static final String CHECKSUM = "checksum";
  private static final long MOST = 256L << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SealedJson() {}

  /** The text of the file; the object itself is not changed. */
  public static String text(ObjectNode json) {
    ObjectNode sealed = json.deepCopy();
    sealed.put(CHECKSUM, checksum(json));
    try {
      return JSON.writeValueAsString(sealed) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON object always has a text", e);
    }
  }

  /**
   * The object without its checksum.
   *
   * @throws DataException in one line, if the file holds no JSON object or was changed
   * @throws IOException if it cannot be read
   */
  public static ObjectNode read(Path file) throws IOException {
    return unsealed(file, parse(file));
  }

  /**
   * The object of a file without its checksum.
   *
   * @throws DataException in one line, if it was changed
   */
  public static ObjectNode unsealed(Path file, ObjectNode sealed) {
    ObjectNode json = sealed.deepCopy();
    String checksum = json.path(CHECKSUM).asText();
    json.remove(CHECKSUM);
    if (!checksum.equals(checksum(json))) {
      throw new DataException(file + ": has been changed since it was written");
    }
    return json;
  }

  /**
   * The object as the file has it, not yet checked.
   *
   * @throws DataException in one line, if the file holds no JSON object
   * @throws IOException if it cannot be read
   */
  public static ObjectNode parse(Path file) throws IOException {
    return parse(file, PlainFile.text(file, MOST));
  }

  /**
   * @param file that the text comes from, for messages
   * @throws DataException in one line, if the text is no JSON object
   */
  public static ObjectNode parse(Path file, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new DataException(file + ": is cut short or no JSON: " + e.getOriginalMessage(), e);
    }
    throw new DataException(file + ": is no JSON object");
  }

  private static String checksum(ObjectNode json) {
    return Sha256.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
