package equipoise.sampling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process holds of the machine's memory, as Linux counts it: the heap with its garbage,
 * what lies outside of it, code and libraries. Empty on other systems.
 */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Bytes now. */
  static OptionalLong now() {
    return read("VmRSS:");
  }

  /** The most bytes so far. */
  static OptionalLong peak() {
    return read("VmHWM:");
  }

  private static OptionalLong read(String name) {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
