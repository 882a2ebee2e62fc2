package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyOptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engine | dl5j | unknown engine 'dl5j': did you mean 'dl4j'? Known are auto, dl4j, libtorch",
        "--precision | fp32 | unknown precision 'fp32': did you mean 'tf32'? Known are float32, tf32, bf16",
        "--device | gpu  | the device must be cpu or cuda, but is 'gpu'",
        "--workers | 0   | workers must be at least 1, but is 0",
        "--isolation | fork | --isolation is thread or process, but is 'fork'",
        "--trial-timeout | 5x | --trial-timeout is a number with s, m, h or d, such as 90s or 2h, but is '5x'",
        "--shard | 3/2   | a shard is I/N with I from 1 to N, such as 2/4, but is 3/2"
      })
  void what_is_wrong_with_an_option_is_wrong_usage(String option, String value, String message) {
    CommandRun run = CommandRun.of("run", folder.resolve("missing.yaml"), option, value);
    assertThat(run.err()).startsWith("equipoise: " + message);
    assertThat(run.code()).isEqualTo(2);
  }

  private Path study(String classifier) throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        study: s
        seed: 1
        data:
          - {name: symbols, format: embedded}
        methods: [none]
        classifiers: [%s]
        repeats: 1
        """
            .formatted(classifier));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engine=dl4j     | --device=cuda    | no engine can be used on cuda: dl4j: has only cpu",
        "--engine=dl4j     | --precision=bf16 | engine dl4j computes on cpu in float32 only, not on cpu in bf16",
      })
  void what_an_engine_cannot_do_is_wrong_usage_with_the_reason_and_leaves_no_directory(
      String first, String second, String message) throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = CommandRun.of("run", study("lenet5"), first, second, "--out", out);
    assertThat(run.err()).isEqualTo("equipoise: " + message + " ('doctor' tells more)\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void the_plan_says_what_computes_the_networks() throws IOException {
    CommandRun text = CommandRun.of("run", study("lenet5"), "--engine", "dl4j", "--dry-run");
    assertThat(text.out())
        .contains(
            "Networks are trained by dl4j (DL4J 1.0.0-M2.1) on cpu, float32, 1 native thread.");
    CommandRun json = CommandRun.of("run", study("lenet5"), "--dry-run", "--json");
    JsonNode engine = new ObjectMapper().readTree(json.out()).path("engine");
    assertThat(engine.path("name").asText()).isEqualTo("dl4j");
    assertThat(engine.path("device").asText()).isEqualTo("cpu");
    assertThat(engine.path("precision").asText()).isEqualTo("float32");
    assertThat(engine.path("nativeThreads").asInt()).isEqualTo(1);
  }

  @Test
  void a_study_without_networks_needs_no_engine_and_says_that_the_choice_plays_no_part()
      throws IOException {
    CommandRun run =
        CommandRun.of("run", study("random-forest"), "--device", "cuda", "--dry-run", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("The study trains no network");
    assertThat(new ObjectMapper().readTree(run.out()).path("engine").isNull()).isTrue();
  }

  @Test
  void help_documents_engine_device_and_precision() {
    for (String command : new String[] {"run", "demo"}) {
      assertThat(CommandRun.of(command, "--help").out())
          .contains(
              "--engine=NAME", "--device=NAME", "--precision=NAME", "float32 (default), bf16");
    }
  }

  @Test
  void a_format_that_does_not_exist_is_named_with_the_nearest_one() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    CommandRun command = CommandRun.of("report", run, "--format", "html,pfd");
    assertThat(command.err()).contains("--format: ", "pfd", "pdf");
    assertThat(command.code()).isEqualTo(2);
  }
}
