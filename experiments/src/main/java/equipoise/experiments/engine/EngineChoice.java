package equipoise.experiments.engine;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import java.util.List;

/** The engine and device of a run; native libraries are loaded when it is first asked. */
public final class EngineChoice {
  private static final String AUTO = "auto";

  private final EngineRequest request;
  private final NvidiaGpu gpu;
  private final String computesOn;
  private Engine engine;
  private Platform platform;

  public EngineChoice(EngineRequest request) {
    this(request, NvidiaGpu.ofThisMachine(), "");
  }

  /**
   * @param gpu the number of the GPU to use if the request is for one; empty for the first
   */
  public static EngineChoice onGpu(EngineRequest request, String gpu) {
    return new EngineChoice(request, NvidiaGpu.ofThisMachine(), gpu);
  }

  EngineChoice(EngineRequest request, NvidiaGpu gpu, String number) {
    this.request = request;
    this.gpu = gpu;
    this.computesOn =
        request.onGpu() && !number.isEmpty() ? request.device() + ":" + number : request.device();
  }

  /**
   * @throws EngineUnavailable if what was asked for is not to be had here, with the reason
   */
  public synchronized Engine engine() {
    if (engine == null) {
      engine = find();
      Engine.Status status = engine.status();
      platform =
          new Platform(
              engine.name(),
              status.version(),
              device(status.devices()),
              request.precision().label(),
              nativeThreads());
    }
    return engine;
  }

  /**
   * @throws EngineUnavailable as {@link #engine()}
   */
  public synchronized Platform platform() {
    engine();
    return platform;
  }

  private Engine find() {
    String name = request.engine();
    if (!name.equals(AUTO) && Engines.all().stream().noneMatch(e -> e.name().equals(name))) {
      throw new EngineUnavailable(notOnClassPath(name), null);
    }
    boolean libtorchOnGpu = request.onGpu() && !name.equals("dl4j");
    if (libtorchOnGpu && !gpu.missing().isEmpty()) {
      throw new EngineUnavailable(gpu.missing(), null);
    }
    try {
      return Engines.named(name, computesOn, request.precision());
    } catch (IllegalStateException | IllegalArgumentException e) {
      boolean old = libtorchOnGpu && !gpu.outdated().isEmpty();
      throw new EngineUnavailable(
          old ? gpu.outdated() : e.getMessage() + " ('doctor' tells more)", e);
    }
  }

  /** One line for an engine that Equipoise has and this class path has not. */
  public static String notOnClassPath(String name) {
    return "engine "
        + name
        + " is not on the class path (equipoise-engines-"
        + name
        + "); './mvnw -DskipTests package' builds it, './equipoise' starts with it";
  }

  /** The model without the number, which changes no result: "cuda NVIDIA H200". */
  private String device(List<String> devices) {
    return devices.stream()
        .filter(device -> device.startsWith(computesOn))
        .map(device -> device.replaceFirst("^cuda:\\d+", "cuda"))
        .findFirst()
        .orElse(request.device());
  }

  /** As the launcher sets it; all cores if it is not set. */
  public static int nativeThreads() {
    String set = System.getenv("OMP_NUM_THREADS");
    return set != null && set.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(set)
        : Runtime.getRuntime().availableProcessors();
  }
}
