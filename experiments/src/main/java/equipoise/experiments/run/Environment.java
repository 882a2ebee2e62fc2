package equipoise.experiments.run;

import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.engine.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** On what a trial ran. */
final class Environment {
  private static final String PROCESSOR = readProcessor();

  private Environment() {}

  /** Versions, system and processor, and where it trains a network, what computed it. */
  static Map<String, String> of(Trial trial, EngineChoice engine) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("equipoise", version());
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", system());
    environment.put("processor", processor());
    if (trial.trainsNetwork()) {
      Platform platform = engine.platform();
      environment.put("engine", platform.engine() + " " + platform.version());
      environment.put("device", platform.device());
      environment.put("precision", platform.precision());
      environment.put("nativeThreads", String.valueOf(platform.nativeThreads()));
    }
    return environment;
  }

  static String version() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String system() {
    return Stream.of("os.name", "os.version", "os.arch")
        .map(System::getProperty)
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  /** The processor's model, or its architecture where the system does not say. */
  static String processor() {
    return PROCESSOR;
  }

  private static String readProcessor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(info + ": cannot be read", e);
    }
  }
}
