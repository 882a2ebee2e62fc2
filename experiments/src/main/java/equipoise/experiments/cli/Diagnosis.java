package equipoise.experiments.cli;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.EngineRequest;
import equipoise.experiments.engine.NvidiaGpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this machine offers; the JSON of {@code doctor}. */
record Diagnosis(
    String version,
    String java,
    String os,
    Cpu cpu,
    List<EngineLine> engines,
    Gpu gpu,
    int nativeThreads) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> FEATURES =
      List.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16");

  /** A processor and those of its features that the engines' kernels use. */
  record Cpu(String model, int cores, List<String> features) {}

  /**
   * @param driver version of NVIDIA's driver, empty if none is loaded
   * @param devices that an engine can use
   * @param reason why there is none, and what to do; empty if there is one
   */
  record Gpu(String driver, List<String> devices, String reason) {
    static Gpu of(NvidiaGpu gpu, List<EngineLine> engines) {
      List<String> devices =
          engines.stream()
              .flatMap(engine -> engine.devices().stream())
              .filter(device -> device.startsWith("cuda"))
              .distinct()
              .toList();
      if (!devices.isEmpty()) {
        return new Gpu(gpu.driver(), devices, "");
      }
      String reason =
          gpu.problem().isEmpty()
              ? "nothing is missing, but no engine finds a GPU; does nvidia-smi show one?"
              : gpu.problem();
      return new Gpu(gpu.driver(), devices, reason);
    }
  }

  record EngineLine(
      String name,
      String version,
      boolean available,
      boolean accelerated,
      List<String> devices,
      String reason) {
    /** All that Equipoise has; native libraries are loaded. */
    static List<EngineLine> all() {
      Map<String, EngineLine> lines = new TreeMap<>();
      for (String name : EngineRequest.ENGINES) {
        lines.put(name, missing(name));
      }
      Engines.all().forEach(engine -> lines.put(engine.name(), of(engine)));
      return List.copyOf(lines.values());
    }

    private static EngineLine missing(String name) {
      return new EngineLine(name, "", false, false, List.of(), EngineChoice.notOnClassPath(name));
    }

    private static EngineLine of(Engine engine) {
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
    List<EngineLine> engines = EngineLine.all();
    return new Diagnosis(
        Version.current(),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        readCpu(),
        engines,
        Gpu.of(NvidiaGpu.ofThisMachine(), engines),
        EngineChoice.nativeThreads());
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
