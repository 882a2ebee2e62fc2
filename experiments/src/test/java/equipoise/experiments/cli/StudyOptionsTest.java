package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        "--device | gpu  | the device must be cpu or cuda, but is 'gpu'",
        "--workers | 0   | workers must be at least 1, but is 0",
        "--shard | 3/2   | a shard is I/N with I from 1 to N, such as 2/4, but is 3/2"
      })
  void what_is_wrong_with_an_option_is_wrong_usage(String option, String value, String message) {
    CommandRun run = CommandRun.of("run", folder.resolve("missing.yaml"), option, value);
    assertThat(run.err()).startsWith("equipoise: " + message);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_device_that_no_engine_has_is_a_failure_with_the_reason() throws java.io.IOException {
    Path study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        """
        study: s
        seed: 1
        data:
          - {name: symbols, format: embedded}
        methods: [none]
        classifiers: [lenet5]
        repeats: 1
        """);
    CommandRun run = CommandRun.of("run", study, "--device", "cuda", "--dry-run");
    assertThat(run.err())
        .isEqualTo(
            "equipoise: no engine can be used on cuda: dl4j: has only cpu;"
                + " libtorch: has only cpu ('doctor' tells more)\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void reports_of_runs_with_one_name_do_not_overwrite_each_other() throws java.io.IOException {
    Path first = Files.createDirectories(folder.resolve("a/run"));
    Path second = Files.createDirectories(folder.resolve("b/run"));
    CommandRun run = CommandRun.of("report", first, second, "--out", folder.resolve("out"));
    assertThat(run.err()).contains("two of the runs have one name");
    assertThat(run.code()).isEqualTo(2);
  }
}
