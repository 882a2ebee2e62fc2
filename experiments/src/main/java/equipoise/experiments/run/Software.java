package equipoise.experiments.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import equipoise.core.file.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a processor's features, Java's flags and libraries can change bits. */
public final class Software {
  /** Of our own jars; the others' names hold their versions. */
  private static final String OURS = "equipoise-";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Those that the engines' kernels choose by. */
  private static final List<String> FEATURES =
      List.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16");

  private Software() {}

  /**
   * {@code processorFeatures}, {@code jvmFlags} and {@code libraries}: each jar's name and size,
   * and of Equipoise's own the SHA-256.
   */
  static ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    features().forEach(json.putArray("processorFeatures")::add);
    ArrayNode flags = json.putArray("jvmFlags");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-X"))
        .filter(flag -> !flag.startsWith("-XX:SharedArchiveFile"))
        .forEach(flags::add);
    ArrayNode libraries = json.putArray("libraries");
    jars().forEach(jar -> libraries.add(library(jar)));
    return json;
  }

  /**
   * Equipoise's version and the hashes of its own jars: the same for the same program.
   *
   * @return a line each
   */
  public static String identity() {
    return Stream.concat(
            Stream.of(Environment.version()),
            jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(OURS))
                .map(jar -> library(jar).toString()))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> features() {
    if (!Files.isReadable(CPU_INFO)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      List<String> flags =
          lines
              .filter(line -> line.startsWith("flags"))
              .findFirst()
              .map(line -> Arrays.asList(line.substring(line.indexOf(':') + 1).split(" ")))
              .orElse(List.of());
      return FEATURES.stream().filter(flags::contains).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(CPU_INFO + ": cannot be read", e);
    }
  }

  private static List<Path> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .sorted((a, b) -> a.getFileName().compareTo(b.getFileName()))
        .distinct()
        .toList();
  }

  private static ObjectNode library(Path jar) {
    String name = jar.getFileName().toString();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("file", name);
    try {
      json.put("bytes", Files.size(jar));
      if (name.startsWith(OURS)) {
        json.put("sha256", Sha256.of(jar));
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(jar + ": cannot be read", e);
    }
  }
}
