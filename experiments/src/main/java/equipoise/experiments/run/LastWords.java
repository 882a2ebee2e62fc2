package equipoise.experiments.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The last lines that a process printed, and what its exit code says. */
final class LastWords {
  private static final int LINES = 60;
  private static final int LONGEST = 300;
  private static final int SIGNALS = 128;

  /** Of signal(7), on Linux and macOS alike. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM", 2,
          "SIGINT", 1, "SIGHUP");

  private static final List<Pattern> TELLING =
      List.of(
          Pattern.compile("^#\\s+SIG[A-Z]+ "),
          Pattern.compile("OutOfMemoryError"),
          Pattern.compile("^(Exception in thread|[\\w.]+(Error|Exception)\\b)"));

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * One line on how the process ended.
   *
   * @param code as {@link Process#exitValue} gives it: 128 and the signal's number after a signal
   */
  String ending(int code) {
    String telling = telling();
    return "its process " + cause(code) + (telling.isEmpty() ? "" : ": " + telling);
  }

  private static String cause(int code) {
    int signal = code - SIGNALS;
    if (!NAMES.containsKey(signal)) {
      return "ended with exit code " + code;
    }
    String name = "was ended by signal " + signal + " (" + NAMES.get(signal) + ")";
    return signal == 9 ? name + ", as the system does when memory runs out" : name;
  }

  /** The line that says most: one that names a signal or an error, else the last. */
  private synchronized String telling() {
    for (Pattern pattern : TELLING) {
      for (String line : lines) {
        if (pattern.matcher(line).find()) {
          return shortened(line);
        }
      }
    }
    return lines.stream()
        .filter(line -> !line.isBlank())
        .reduce((a, b) -> b)
        .map(LastWords::shortened)
        .orElse("");
  }

  private static String shortened(String line) {
    String one = line.replaceAll("\\s+", " ").replaceFirst("^# ", "").strip();
    return one.length() > LONGEST ? one.substring(0, LONGEST) + "..." : one;
  }
}
