package equipoise.engines.api;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the engines on the class path. */
public final class Engines {
  private Engines() {}

  /** All that are there, by name; no native library is loaded. */
  public static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /**
   * @param name an engine's name, or {@code auto} for the first available one: dl4j if it is there
   * @throws IllegalArgumentException naming the engines that are there
   * @throws IllegalStateException if {@code auto} finds none that runs on this machine
   */
  public static Engine named(String name) {
    List<Engine> engines = all();
    if (name.equals("auto")) {
      return engines.stream()
          .filter(engine -> engine.status().available())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no engine runs here: " + reasons(engines)));
    }
    return engines.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no engine named " + name + "; there are: auto" + names(engines)));
  }

  private static String names(List<Engine> engines) {
    return engines.stream().map(engine -> ", " + engine.name()).collect(Collectors.joining());
  }

  private static String reasons(List<Engine> engines) {
    return engines.isEmpty()
        ? "there is none on the class path"
        : engines.stream()
            .map(engine -> engine.name() + ": " + engine.status().reason())
            .collect(Collectors.joining("; "));
  }
}
