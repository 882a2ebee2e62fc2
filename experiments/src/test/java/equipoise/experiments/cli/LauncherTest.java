package equipoise.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script at the project's root, beside jars that are empty and a Java that prints its words.
 */
@Timeout(60)
class LauncherTest {
  private static final String CPU = "pytorch-1.0-linux-x86_64.jar";
  private static final String GPU = "pytorch-1.0-linux-x86_64-gpu.jar";
  private static final String DRIVER = "libcuda.so.1";
  private static final List<String> LIBRARIES =
      List.of(
          "libcudart.so.13",
          "libcupti.so.13",
          "libcublas.so.13",
          "libcublasLt.so.13",
          "libcudnn.so.9",
          "libcusparse.so.12",
          "libcusolver.so.12",
          "libcufft.so.12",
          "libcurand.so.10",
          "libcufile.so.0",
          "libnccl.so.2");

  @TempDir Path home;

  @BeforeEach
  void lay() throws IOException {
    Path script = Path.of("..", "equipoise");
    assumeThat(script).as("the launcher at the project's root").isRegularFile();
    Files.copy(script, home.resolve("equipoise"));
    Path lib = Files.createDirectories(home.resolve("experiments/target/lib"));
    for (String jar : List.of("equipoise-experiments-0.jar", "picocli-4.jar", "smile.jar", CPU)) {
      Files.createFile(lib.resolve(jar));
    }
    Files.createFile(lib.resolve(".built"));
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"threads=$OMP_NUM_THREADS\" \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    known(List.of());
  }

  /** What the linker's cache is made to hold. */
  private void known(List<String> libraries) throws IOException {
    String lines =
        libraries.stream()
            .map(name -> "\t" + name + " (libc6,x86-64) => /nowhere/" + name)
            .collect(Collectors.joining("\n"));
    Path tool = Files.createDirectories(home.resolve("tools")).resolve("ldconfig");
    Files.writeString(tool, "#!/bin/sh\ncat <<'END'\n" + lines + "\nEND\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
  }

  private void fetched() throws IOException {
    Path cuda = Files.createDirectories(home.resolve("experiments/target/lib-cuda"));
    Files.createFile(cuda.resolve(GPU));
  }

  private List<String> start(String... words) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("sh", home.resolve("equipoise").toString()), Stream.of(words))
                .toList());
    builder.environment().put("PATH", home.resolve("tools") + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().remove("LD_LIBRARY_PATH");
    builder.environment().remove("OMP_NUM_THREADS");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    return Files.readAllLines(out);
  }

  private static String classPath(List<String> words) {
    return words.get(words.indexOf("-cp") + 1);
  }

  private static String found(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("-Dequipoise.cuda="))
        .map(word -> word.substring("-Dequipoise.cuda=".length()))
        .findFirst()
        .orElse("not asked");
  }

  private static void assumeNoDriver() {
    for (String folder : List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib/wsl/lib")) {
      assumeThat(Path.of(folder, DRIVER)).as("a driver on this machine").doesNotExist();
    }
    assumeThat(Path.of("/usr/local/nvidia/lib64", DRIVER)).doesNotExist();
  }

  @Test
  void without_a_gpu_asked_for_nothing_is_looked_for_and_one_native_thread_is_set()
      throws Exception {
    known(Stream.concat(Stream.of(DRIVER), LIBRARIES.stream()).toList());
    fetched();
    List<String> words = start("demo", "--device", "cpu");
    assertThat(found(words)).isEqualTo("not asked");
    assertThat(classPath(words)).endsWith("picocli-4.jar:" + home + "/experiments/target/lib/*");
    assertThat(words).contains("threads=1").endsWith("demo", "--device", "cpu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --device cuda",
        "run a.yaml --device=cuda --json",
        "--device=cuda",
        "doctor"
      })
  void the_cuda_build_takes_the_place_of_the_other_where_all_is_there(String words)
      throws Exception {
    known(Stream.concat(Stream.of(DRIVER), LIBRARIES.stream()).toList());
    fetched();
    List<String> started = start(words.split(" "));
    assertThat(found(started)).isEqualTo("ready");
    assertThat(classPath(started))
        .doesNotContain(CPU)
        .doesNotContain("target/lib/*")
        .contains("smile.jar", "picocli-4.jar")
        .endsWith("experiments/target/lib-cuda/*");
  }

  @Test
  void without_a_driver_the_processors_build_stays() throws Exception {
    assumeNoDriver();
    known(LIBRARIES);
    fetched();
    List<String> words = start("demo", "--device", "cuda");
    assertThat(found(words)).isEqualTo("no-driver");
    assertThat(classPath(words)).endsWith("experiments/target/lib/*");
  }

  @Test
  void a_build_that_was_not_fetched_or_is_of_another_version_is_told() throws Exception {
    known(Stream.concat(Stream.of(DRIVER), LIBRARIES.stream()).toList());
    assertThat(found(start("doctor"))).isEqualTo("not-fetched");
    Path cuda = Files.createDirectories(home.resolve("experiments/target/lib-cuda"));
    Files.createFile(cuda.resolve("pytorch-0.9-linux-x86_64-gpu.jar"));
    List<String> words = start("doctor");
    assertThat(found(words)).isEqualTo("not-fetched");
    assertThat(classPath(words)).endsWith("experiments/target/lib/*");
  }

  @Test
  void cudas_libraries_that_are_missing_are_told_by_name() throws Exception {
    assumeThat(Path.of("/usr/lib/x86_64-linux-gnu/libcudnn.so.9")).doesNotExist();
    assumeThat(Path.of("/usr/local/cuda/lib64/libcudnn.so.9")).doesNotExist();
    known(
        Stream.concat(Stream.of(DRIVER), LIBRARIES.stream())
            .filter(name -> !name.contains("cudnn"))
            .toList());
    fetched();
    List<String> words = start("doctor");
    assertThat(found(words)).isEqualTo("missing libcudnn.so.9");
    assertThat(classPath(words)).endsWith("experiments/target/lib/*");
  }
}
