package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import equipoise.classifiers.weights.KnownWeights;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.engines.api.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    new WeightsFile(new Weights(Map.of("fc.weight", Tensor.zeros(2, 3))), Map.of()).write(file);
    return file;
  }

  @Test
  void people_see_file_hash_address_and_licence() {
    CommandRun run = CommandRun.of("weights", "list");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("resnet50-11ad3fa6.pth", "https://download.pytorch.org/models/")
        .contains("BSD-3-Clause", "non-commercial");
    assertThat(run.out().lines().filter(line -> line.endsWith(" 224") || line.endsWith(" 299")))
        .hasSameSizeAs(KnownWeights.all());
  }

  /** Address, hash, mean and deviation as torchvision/models/squeezenet.py has them. */
  @Test
  void the_list_as_json_has_what_a_program_needs() throws IOException {
    CommandRun run = CommandRun.of("weights", "list", "--json");
    JsonNode list = new ObjectMapper().readTree(run.out());
    assertThat(list).hasSameSizeAs(KnownWeights.all());
    for (JsonNode row : list) {
      if (row.get("network").asText().equals("squeezenet1-0")) {
        assertThat(row.get("url").asText())
            .isEqualTo("https://download.pytorch.org/models/squeezenet1_0-b66bff10.pth");
        assertThat(row.get("sha256Prefix").asText()).isEqualTo("b66bff10");
        assertThat(row.get("classes").asInt()).isEqualTo(1000);
        assertThat(row.get("input").toString())
            .isEqualTo(
                "{\"resize\":256,\"side\":224,\"filter\":\"bilinear\","
                    + "\"mean\":[0.485,0.456,0.406],\"deviation\":[0.229,0.224,0.225]}");
      }
    }
  }

  @Test
  void a_files_tensors_are_listed() throws IOException {
    CommandRun run = CommandRun.of("weights", "inspect", file("my.safetensors"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("fc.weight", "float32", "[2, 3]", "6 values in 1 tensor");
    assertThat(run.err()).isEmpty();
    JsonNode json =
        new ObjectMapper()
            .readTree(CommandRun.of("weights", "inspect", file("my.safetensors"), "--json").out());
    assertThat(json.get("tensors").toString())
        .isEqualTo("[{\"name\":\"fc.weight\",\"type\":\"float32\",\"shape\":[2,3]}]");
  }

  @Test
  void a_published_name_with_other_content_is_a_warning() throws IOException {
    CommandRun run = CommandRun.of("weights", "inspect", file("resnet18-f37072fd.pth"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).startsWith("Warning: ").contains("f37072fd", "SHA-256").hasLineCount(1);
  }

  /** {@code pickle.dumps} of an object whose __reduce__ gives os.system, protocol 1. */
  @Test
  void a_hostile_file_is_one_line_and_exit_code_four() throws IOException {
    Path file = Files.writeString(folder.resolve("evil.pth"), "cposix\nsystem\n(Vls\ntR.");
    CommandRun run = CommandRun.of("weights", "inspect", file);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains(file + ": ", "posix.system").hasLineCount(1);
    assertThat(CommandRun.of("weights", "inspect", folder.resolve("none.pth")).code()).isEqualTo(4);
  }
}
