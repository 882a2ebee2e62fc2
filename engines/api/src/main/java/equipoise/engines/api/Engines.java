package equipoise.engines.api;

import equipoise.core.NearestName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Finds the engines on the class path. */
public final class Engines {
  private static final String AUTO = "auto";

  private Engines() {}

  /** All that are there, by name; no native library is loaded. */
  public static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /** As {@link #named(String, String)}, on the processor. */
  public static Engine named(String name) {
    return named(name, "cpu");
  }

  /**
   * Asks engines for their devices, for which they load their native libraries.
   *
   * @param name an engine's name, or {@code auto} for the first one that can compute so: dl4j if it
   *     can
   * @param device prefix of the engine's device: {@code cpu} or {@code cuda}
   * @throws IllegalArgumentException naming the engines that are there
   * @throws IllegalStateException if none of that name can be used on that device, with the reasons
   */
  public static Engine named(String name, String device) {
    return named(name, device, Precision.FLOAT32);
  }

  /**
   * As {@link #named(String, String)}, in a precision.
   *
   * @throws IllegalArgumentException also if the engine of that name does not compute in that
   *     precision there
   */
  public static Engine named(String name, String device, Precision precision) {
    requireKnown(name);
    StringJoiner reasons = new StringJoiner("; ");
    reasons.setEmptyValue("there is none on the class path");
    for (Engine engine : all()) {
      if (name.equals(AUTO) || name.equals(engine.name())) {
        Engine.Status status = engine.status();
        String reason = status.reason();
        if (status.available() && status.devices().stream().anyMatch(d -> d.startsWith(device))) {
          try {
            return engine.on(device, precision);
          } catch (IllegalArgumentException e) {
            if (!name.equals(AUTO)) {
              throw e;
            }
            reason = e.getMessage();
          }
        } else if (status.available()) {
          reason = "has only " + String.join(", ", status.devices());
        }
        reasons.add(engine.name() + ": " + reason);
      }
    }
    throw new IllegalStateException(
        "no engine can be used on "
            + device
            + (precision == Precision.FLOAT32 ? "" : " in " + precision.label())
            + ": "
            + reasons);
  }

  /**
   * @throws IllegalArgumentException if the name is neither an engine's nor {@code auto}
   */
  public static void requireKnown(String name) {
    List<String> known = Stream.concat(Stream.of(AUTO), all().stream().map(Engine::name)).toList();
    if (!known.contains(name)) {
      throw NearestName.unknown("engine", name, known);
    }
  }
}
