package equipoise.experiments.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process was started, by Linux's count of ticks since the system was: Java reckons with the
 * time of day, which somebody may set meanwhile. See proc(5).
 */
final class ProcessStart {
  private static final int STARTTIME = 22 - 3;

  private ProcessStart() {}

  /** The system's start and the process's; empty elsewhere, or if there is no such process. */
  static Optional<String> of(long pid) {
    try {
      String stat = text(Path.of("/proc", String.valueOf(pid), "stat"));
      String boot = text(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return Optional.of(boot + " " + ticks(stat));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The twenty-second word, where the second, in brackets, may hold blanks. */
  static String ticks(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")[STARTTIME];
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
