package equipoise.experiments.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a process will do nothing any more though the system still lists it, by what Linux says
 * in {@code /proc}: killed, giving back its memory, or dead and not yet asked after by its parent.
 * Elsewhere no process is known to be exiting. See proc(5); the flags are those of the kernel's
 * {@code sched.h}.
 */
final class ExitingProcess {
  private static final long EXITING = 0x4;
  private static final long KILL = 1L << (9 - 1);

  private ExitingProcess() {}

  static boolean isExiting(long pid) {
    Path process = Path.of("/proc", String.valueOf(pid));
    try {
      return hasEnded(text(process.resolve("stat"))) || isKilled(text(process.resolve("status")));
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  /** The state and flags, the first and seventh word after the name in brackets. */
  static boolean hasEnded(String stat) {
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return words[0].matches("[ZX]") || (Long.parseLong(words[6]) & EXITING) != 0;
  }

  /** Signals that wait to be delivered, such as {@code SigPnd: 0000000000000100}. */
  static boolean isKilled(String status) {
    return status
        .lines()
        .filter(line -> line.matches("(SigPnd|ShdPnd):\\s+[0-9a-f]{16}"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(line.length() - 16), 16))
        .anyMatch(signals -> (signals & KILL) != 0);
  }
}
