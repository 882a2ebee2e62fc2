package equipoise.experiments.run;

import equipoise.core.NearestName;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Engines;
import java.util.List;
import java.util.stream.Stream;

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
   * @throws IllegalArgumentException if the name is neither an engine's nor {@code auto}
   */
  static void requireKnown(String name) {
    List<String> known =
        Stream.concat(Stream.of("auto"), Engines.all().stream().map(Engine::name)).toList();
    if (!known.contains(name)) {
      throw NearestName.unknown("engine", name, known);
    }
  }

  /**
   * @throws RunException if no engine can be used, with the reason
   */
  synchronized Engine engine() {
    if (engine == null) {
      StringBuilder reasons = new StringBuilder();
      for (Engine candidate : Engines.all()) {
        if (name.equals("auto") || name.equals(candidate.name())) {
          Engine.Status status = candidate.status();
          if (usable(status)) {
            engine = candidate;
            platform = new Platform(candidate.name(), status.version(), device, nativeThreads());
            return engine;
          }
          reasons.append("; ").append(candidate.name()).append(": ").append(reason(status));
        }
      }
      throw new RunException(
          "no engine for networks can be used on " + device + reasons + " ('doctor' tells more)");
    }
    return engine;
  }

  private boolean usable(Engine.Status status) {
    return status.available() && status.devices().stream().anyMatch(d -> d.startsWith(device));
  }

  private String reason(Engine.Status status) {
    return status.available() ? "has the devices " + status.devices() : status.reason();
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
