package equipoise.experiments.run;

import java.util.List;

/** A child process has ended, or had to be ended, before it had done what it was asked for. */
final class WorkerDied extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> words;

  /**
   * @param message what happened, in one line
   * @param words the last lines that it printed
   */
  WorkerDied(String message, List<String> words) {
    super(message);
    this.words = List.copyOf(words);
  }

  List<String> words() {
    return words;
  }
}
