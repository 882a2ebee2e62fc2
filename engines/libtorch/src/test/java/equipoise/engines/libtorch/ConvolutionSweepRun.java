package equipoise.engines.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.engines.api.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both engines' convolutions on random shapes against loops in double precision, with the C
 * library's checks of memory on and fresh memory filled with large numbers: by the profile {@code
 * convolution-sweep}. The property {@code sweep.cases} says how many of each kind, {@code
 * sweep.seed} which. What ran is written into {@code target/convolution-sweep}.
 */
class ConvolutionSweepRun {
  private static final Path FOLDER = Path.of("target", "convolution-sweep");

  /** Fresh memory is filled with the complement, 0x7f: 3.4e38 as a float. */
  private static final String FILL = "128";

  /**
   * @param instructions the most that oneDNN may use; ALL for what the processor has
   */
  @ParameterizedTest
  @CsvSource({
    "libtorch, FLOAT32, AVX2",
    "libtorch, FLOAT32, ALL",
    "libtorch, BF16, AVX2",
    "libtorch, BF16, ALL",
    "dl4j, FLOAT32, AVX2",
    "dl4j, FLOAT32, ALL"
  })
  void random_convolutions_are_right_and_keep_to_their_memory(
      String engine, Precision precision, String instructions) throws Exception {
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve(engine + "-" + precision + "-" + instructions + ".txt");
    Files.deleteIfExists(log);
    List<String> faults = new ArrayList<>();
    int end = Integer.getInteger("sweep.cases", 600);
    int next = 0;
    while (next < end) {
      int exit = run(instructions, engine, precision.name(), next, end, log);
      if (exit == 0) {
        break;
      }
      String last = lastCase(log);
      faults.add("exit " + exit + " in case " + last);
      next = Integer.parseInt(last.substring(0, last.indexOf(' '))) + 1;
    }
    Files.readAllLines(log).stream().filter(line -> line.startsWith(" ")).forEach(faults::add);
    assertThat(faults).as("faults in %s", log).isEmpty();
  }

  private static int run(
      String instructions, String engine, String precision, int first, int end, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-XX:ErrorFile=" + FOLDER.resolve("error.log")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ConvolutionSweep.class.getName(), engine, precision));
    command.addAll(List.of(Long.getLong("sweep.seed", 7).toString(), first + "", end + ""));
    command.add(log.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(FOLDER.resolve("output.txt").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LD_PRELOAD", "libc_malloc_debug.so.0",
                "MALLOC_CHECK_", "3",
                "MALLOC_PERTURB_", FILL,
                "DNNL_MAX_CPU_ISA", instructions,
                "ONEDNN_MAX_CPU_ISA", instructions));
    return builder.start().waitFor();
  }

  private static String lastCase(Path log) throws IOException {
    List<String> cases =
        Files.readAllLines(log).stream().filter(line -> !line.startsWith(" ")).toList();
    return cases.get(cases.size() - 1);
  }
}
