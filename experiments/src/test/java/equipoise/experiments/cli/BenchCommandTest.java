package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void help_shows_an_example() {
    for (String what : new String[] {"sampling", "engines", "epoch", "decisions"}) {
      CommandRun run = CommandRun.of("bench", what, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Example:", "equipoise bench " + what);
    }
  }

  @Test
  void an_unknown_work_is_wrong_usage_and_the_known_ones_are_named() {
    CommandRun run = CommandRun.of("bench", "sampling", "--only", "enn-1x1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("enn-1x1", "enn-20000x784", "tomek-links-50000x64");
  }

  @Test
  void an_unknown_engine_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "engines", "--engine", "abacus");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("abacus");
  }

  @Test
  void an_unknown_network_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "engines", "--only", "vgg");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("vgg-bn", "batches");
  }

  @Test
  void figures_come_as_one_document() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "engines",
            "--engine",
            "dl4j",
            "--only",
            "batches",
            "--batch",
            "8",
            "--rounds",
            "1",
            "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"network\" : \"batches\"", "\"batch\" : 8");
  }

  @Test
  void an_epoch_learns_and_is_timed() {
    CommandRun run =
        CommandRun.of(
            "bench", "epoch", "--engine", "dl4j", "--images", "160", "--batch", "8", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"images\" : 160", "\"imagesPerSecond\"", "\"lastLoss\"");
  }

  @Test
  void an_epoch_of_too_few_images_is_wrong_usage() {
    CommandRun run = CommandRun.of("bench", "epoch", "--images", "100");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--images must be at least ten times --batch");
  }

  @Test
  void a_quick_simulation_shows_a_rule_that_ignores_repeats_failing() throws IOException {
    CommandRun run = CommandRun.of("bench", "decisions", "--quick", "--data-sets", "20", "--json");
    assertThat(run.code()).isZero();
    JsonNode lines = new ObjectMapper().readTree(run.out());
    assertThat(falsePositives(lines, "images only")).isGreaterThan(20);
    assertThat(falsePositives(lines, "images + repeats")).isLessThan(12);
    assertThat(falsePositives(lines, "corrected t")).isLessThan(5);
  }

  /** The mean over the tests of 800 images. */
  private static double falsePositives(JsonNode lines, String rule) {
    return StreamSupport.stream(lines.spliterator(), false)
        .filter(line -> line.path("rule").asText().equals(rule))
        .filter(line -> line.path("setting").asText().startsWith("800"))
        .mapToDouble(line -> line.path("falsePositives").asDouble())
        .average()
        .orElseThrow();
  }

  @Test
  void equal_networks_are_compared_by_every_rule() throws IOException {
    CommandRun run =
        CommandRun.of(
            "bench",
            "decisions",
            "--networks",
            "1",
            "--repeats",
            "2",
            "--engine",
            "dl4j",
            "--json");
    assertThat(run.code()).isZero();
    JsonNode lines = new ObjectMapper().readTree(run.out());
    assertThat(lines).hasSize(16);
    assertThat(lines.get(7).path("rule").asText()).isEqualTo("images + repeats");
    assertThat(lines.get(7).path("pairs").asInt()).isEqualTo(1);
  }

  @Test
  void data_without_networks_and_numbers_below_their_bounds_are_wrong_usage() {
    CommandRun data = CommandRun.of("bench", "decisions", "--data", "somewhere");
    assertThat(data.code()).isEqualTo(2);
    assertThat(data.err()).contains("--networks");
    assertThat(CommandRun.of("bench", "decisions", "--data-sets", "0").code()).isEqualTo(2);
    assertThat(CommandRun.of("bench", "decisions", "--networks", "3", "--repeats", "1").code())
        .isEqualTo(2);
  }
}
