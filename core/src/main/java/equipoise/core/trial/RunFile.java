package equipoise.core.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.PlainFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A JSON file of a run directory, which may be a stranger's, or damaged. */
record RunFile(Path path) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

  /** Where half a pair of UTF-16 code units may be, which is no character that a file can hold. */
  private static final Pattern HALVES = Pattern.compile("\\\\u[dD][89a-fA-F]");

  private static final long MOST = 256L << 20;

  /**
   * @throws DataException if it is no file, too long or not to be read
   */
  String text() {
    try {
      return PlainFile.text(path, MOST);
    } catch (IOException e) {
      throw failure("", reason(e), e);
    }
  }

  /**
   * @throws DataException also if it holds no JSON object
   */
  JsonNode object() {
    return object("", text());
  }

  /**
   * @param place in the file, such as "line 3: "; empty for the whole
   * @param text of that place
   * @throws DataException if it is no JSON object
   */
  JsonNode object(String place, String text) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw failure(place, reason(e), e);
    }
    if (!tree.isObject()) {
      throw failure(
          place,
          tree.isMissingNode()
              ? "it is empty"
              : "it is " + Visible.shortened(tree.toString()) + ", not a JSON object",
          null);
    }
    if (HALVES.matcher(text).find() && hasHalfCharacter(tree)) {
      throw failure(place, "it holds half a character (\\ud800 to \\udfff without its pair)", null);
    }
    return tree;
  }

  private static boolean hasHalfCharacter(JsonNode node) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (isHalf(property.getKey()) || hasHalfCharacter(property.getValue())) {
        return true;
      }
    }
    for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
      if (hasHalfCharacter(element)) {
        return true;
      }
    }
    return node.isTextual() && isHalf(node.textValue());
  }

  private static boolean isHalf(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /**
   * @throws DataException if the object lacks what the type needs
   */
  <T> T value(String place, JsonNode object, Class<T> type) {
    try {
      return JSON.treeToValue(object, type);
    } catch (JsonProcessingException e) {
      throw failure(place, reason(e), e);
    }
  }

  DataException failure(String place, String reason, Throwable cause) {
    return new DataException(
        "%s: %scannot be read as part of a run directory (%s)".formatted(path, place, reason),
        cause);
  }

  /** In one line, in the words of our own check where one failed. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    if (e instanceof JsonProcessingException json) {
      if (json.getCause() instanceof IllegalArgumentException own) {
        return own.getMessage();
      }
      String message = json.getOriginalMessage();
      return message.startsWith("Non-standard token")
          ? "NaN and infinity are no JSON; null stands for a figure that is undefined"
          : Visible.line(message.lines().findFirst().orElse(""), 200);
    }
    return Visible.line(String.valueOf(e.getMessage()));
  }
}
