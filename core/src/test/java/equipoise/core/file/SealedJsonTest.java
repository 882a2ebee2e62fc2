package equipoise.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedJsonTest {
  @TempDir Path folder;

  private static ObjectNode numbers() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("a", 0.1f).put("b", 1e300).put("c", "ü\n");
    json.putArray("d").add((String) null).add(3);
    return json;
  }

  @Test
  void what_was_written_is_read_without_its_checksum() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), SealedJson.text(numbers()));
    assertEquals(SealedJson.text(numbers()), SealedJson.text(SealedJson.read(file)));
  }

  @Test
  void every_edit_and_every_cut_is_noticed_in_one_line() throws IOException {
    String text = SealedJson.text(numbers());
    Path file = folder.resolve("a.json");
    for (int end = 0; end < text.stripTrailing().length(); end++) {
      Files.writeString(file, text.substring(0, end));
      refused(file);
    }
    Files.writeString(file, text.replace("3", "4"));
    refused(file);
    Files.writeString(file, "[1]");
    refused(file);
  }

  private static void refused(Path file) {
    String message = assertThrows(DataException.class, () -> SealedJson.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertEquals(1, message.lines().count(), message);
  }
}
