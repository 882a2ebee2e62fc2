package equipoise.experiments.cli;

import equipoise.core.Visible;

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
}
