package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is missing is made to be missing in a Java of its own. */
@Timeout(120)
class DoctorCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void both_engines_are_there_accelerated_and_on_the_processor() throws IOException {
    CommandRun run = CommandRun.of("doctor", "--json");
    assertThat(run.code()).isZero();
    JsonNode doctor = JSON.readTree(run.out());
    for (String name : List.of("dl4j", "libtorch")) {
      JsonNode engine = engine(doctor, name);
      assertThat(engine.path("available").asBoolean()).as(engine.toString()).isTrue();
      assertThat(engine.path("accelerated").asBoolean()).isTrue();
      assertThat(engine.path("devices").get(0).asText()).isEqualTo("cpu");
      assertThat(engine.path("version").asText()).isNotEmpty();
      assertThat(engine.path("reason").asText()).isEmpty();
    }
    assertThat(doctor.path("nativeThreads").asInt()).isEqualTo(1);
    JsonNode gpu = doctor.path("gpu");
    assertThat(gpu.path("reason").asText().isEmpty()).isEqualTo(!gpu.path("devices").isEmpty());
  }

  @Test
  void people_read_the_same() {
    assertThat(CommandRun.of("doctor").out())
        .containsPattern("engine dl4j +DL4J 1.0.0-M2.1, available, accelerated, on cpu")
        .containsPattern("engine libtorch +LibTorch 2.10.0, available, accelerated, on cpu")
        .containsPattern("GPU +\\w+");
  }

  @Test
  void on_another_platform_each_engine_says_what_it_needs() throws Exception {
    JsonNode doctor = doctor(entry -> true, "-Dos.arch=aarch64");
    assertThat(reason(doctor, "dl4j"))
        .isEqualTo(
            "DL4J's native library needs Linux on amd64 with AVX2, but this is Linux on aarch64");
    assertThat(reason(doctor, "libtorch"))
        .isEqualTo(
            "org.bytedeco:pytorch with the classifier linux-arm64 is not on the class path;"
                + " LibTorch needs the one of this machine");
  }

  @Test
  void an_engine_or_a_native_jar_that_is_not_on_the_class_path_is_named() throws Exception {
    JsonNode doctor =
        doctor(entry -> !entry.matches(".*engines[/-]libtorch.*") && !entry.contains("onednn"));
    assertThat(reason(doctor, "libtorch"))
        .startsWith("engine libtorch is not on the class path")
        .contains("./mvnw -DskipTests package");
    assertThat(reason(doctor, "dl4j"))
        .startsWith("DL4J's native library does not load")
        .contains("linux-x86_64-onednn-avx2");
  }

  @Test
  void two_builds_of_libtorch_on_one_class_path_are_refused_before_they_end_the_jvm()
      throws Exception {
    Path second = folder.resolve("org/bytedeco/pytorch/linux-x86_64-gpu/libjnitorch.so");
    Files.createDirectories(second.getParent());
    Files.createFile(second);
    JsonNode doctor =
        doctor(entry -> !entry.matches(".*engines[/-]dl4j.*"), "-Dequipoise.cuda=not-fetched");
    assertThat(reason(doctor, "libtorch")).contains("is on the class path twice");
    assertThat(doctor.path("gpu").path("reason").asText()).contains("./equipoise --fetch-cuda");
  }

  private static JsonNode engine(JsonNode doctor, String name) {
    for (JsonNode engine : doctor.path("engines")) {
      if (engine.path("name").asText().equals(name)) {
        return engine;
      }
    }
    throw new AssertionError("no engine " + name + " in " + doctor);
  }

  private static String reason(JsonNode doctor, String name) {
    JsonNode engine = engine(doctor, name);
    assertThat(engine.path("available").asBoolean()).as(engine.toString()).isFalse();
    assertThat(engine.path("devices")).isEmpty();
    return engine.path("reason").asText();
  }

  /** Of a Java with some entries of the class path, and this test's folder before them. */
  private JsonNode doctor(Predicate<String> kept, String... options)
      throws IOException, InterruptedException {
    String entries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(kept)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", folder + File.pathSeparator + entries, Main.class.getName()));
    command.addAll(List.of("doctor", "--json"));
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return JSON.readTree(out);
  }
}
