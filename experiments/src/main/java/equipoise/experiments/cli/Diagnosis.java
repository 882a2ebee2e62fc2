package equipoise.experiments.cli;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this machine offers; the JSON of {@code doctor}. */
record Diagnosis(
    String version, String java, String os, Cpu cpu, List<EngineLine> engines, int nativeThreads) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> FEATURES =
      List.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16");

  /** A processor and those of its features that the engines' kernels use. */
  record Cpu(String model, int cores, List<String> features) {}

  record EngineLine(
      String name,
      String version,
      boolean available,
      boolean accelerated,
      List<String> devices,
      String reason) {
    static EngineLine of(Engine engine) {
      Engine.Status status = engine.status();
      return new EngineLine(
          engine.name(),
          status.version(),
          status.available(),
          status.accelerated(),
          status.devices(),
          status.reason());
    }
  }

  static Diagnosis ofThisMachine() {
    return new Diagnosis(
        Version.current(),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        readCpu(),
        Engines.all().stream().map(EngineLine::of).toList(),
        readNativeThreads());
  }

  private static int readNativeThreads() {
    String threads = System.getenv("OMP_NUM_THREADS");
    return threads != null && threads.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(threads)
        : Runtime.getRuntime().availableProcessors();
  }

  private static Cpu readCpu() {
    Map<String, String> info = cpuInfo();
    List<String> flags = Arrays.asList(info.getOrDefault("flags", "").split(" "));
    return new Cpu(
        info.getOrDefault("model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        FEATURES.stream().filter(flags::contains).toList());
  }

  private static Map<String, String> cpuInfo() {
    Map<String, String> info = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(CPU_INFO)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          info.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException noSuchFileOnThisSystem) {
      return Map.of();
    }
    return info;
  }
}
