package equipoise.experiments.cli;

import equipoise.core.Visible;
import java.util.ArrayList;
import java.util.List;

/** Text for one line of a terminal. */
final class Lines {
  private Lines() {}

  /**
   * Line breaks become spaces and control characters visible, so that no input can draw on the
   * terminal.
   */
  static String single(String text) {
    return Visible.of(String.valueOf(text).strip().replaceAll("[\\n\\r\\t]", " "));
  }

  /**
   * The text in lines of at most a width, broken at spaces; a longer word has a line of its own.
   *
   * @param indent before every line, within the width
   */
  static List<String> wrapped(String indent, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      boolean first = line.length() == indent.length();
      if (!first && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
