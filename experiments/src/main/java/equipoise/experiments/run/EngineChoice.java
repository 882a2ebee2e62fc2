package equipoise.experiments.run;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;

/** The engine and device of a run; native libraries are loaded when a network is first needed. */
final class EngineChoice {
  private final String name;
  private final String device;
  private Engine engine;
  private Platform platform;

  /**
   * @param name of an engine, or {@code auto}
   */
  EngineChoice(String name, String device) {
    this.name = name;
    this.device = device;
  }

  /**
   * @throws RunException if no engine can be used, with the reason
   */
  synchronized Engine engine() {
    if (engine == null) {
      try {
        engine = Engines.named(name, device);
      } catch (IllegalStateException e) {
        throw new RunException(e.getMessage() + " ('doctor' tells more)", e);
      }
      String version = engine.status().version();
      platform = new Platform(engine.name(), version, device, nativeThreads());
    }
    return engine;
  }

  synchronized Platform platform() {
    engine();
    return platform;
  }

  /** As the launcher sets it; all cores if it is not set. */
  private static int nativeThreads() {
    String set = System.getenv("OMP_NUM_THREADS");
    return set != null && set.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(set)
        : Runtime.getRuntime().availableProcessors();
  }
}
