package equipoise.experiments.spark;

import java.util.stream.Collectors;

/** What Spark died of, in one line. */
final class Reasons {
  private static final int LONGEST = 300;

  private Reasons() {}

  static String line(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String whole = failure.getMessage() == null ? failure.toString() : message;
    String line =
        whole
            .strip()
            .lines()
            .takeWhile(part -> !part.startsWith("\tat "))
            .collect(Collectors.joining(" "))
            .replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
