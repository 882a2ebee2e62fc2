package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class StandardOutputTest {
  @TempDir Path folder;

  private Path table() throws IOException {
    return Files.writeString(
        folder.resolve("in.csv"),
        IntStream.range(0, 50_000)
            .mapToObj(i -> i + "," + i % 7 + "," + (i % 5 == 0 ? "few" : "many"))
            .collect(Collectors.joining("\n", "x,y,class\n", "\n")));
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private ProcessBuilder command(String line) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(line.replace("TABLE", table().toString()).split(" ")));
    return new ProcessBuilder(words).redirectError(errors().toFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resample TABLE --target class --method random-under",
        "data inspect TABLE --quick --json",
        "data list",
        "--help",
      })
  void a_full_disk_is_code_1_and_one_line(String line) throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();

    int code = command(line).redirectOutput(full.toFile()).start().waitFor();

    assertThat(Files.readAllLines(errors()))
        .singleElement()
        .asString()
        .startsWith("equipoise: standard output cannot be written (");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void a_reader_that_closes_its_pipe_ends_the_command_without_a_word() throws Exception {
    Process process = command("resample TABLE --target class --method none").start();
    assertThat(process.getInputStream().read()).isEqualTo('x');
    process.getInputStream().close();

    assertThat(process.waitFor()).isZero();
    assertThat(errors()).isEmptyFile();
  }
}
