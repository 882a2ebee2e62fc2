package equipoise.experiments.cli;

import equipoise.experiments.run.RunListener;
import java.io.PrintWriter;

/**
 * Says trial i of n, the arm, the epoch and the time left: a bar on a terminal, lines otherwise.
 */
interface ProgressDisplay extends RunListener, AutoCloseable {
  /** Set by the launcher where standard error is a terminal. */
  String TERMINAL = "equipoise.terminal";

  static ProgressDisplay on(PrintWriter err) {
    return Boolean.getBoolean(TERMINAL) ? new ProgressBarDisplay(err) : new ProgressLines(err);
  }

  @Override
  void close();

  /** Such as {@code trial 3 of 42}. */
  static String position(State state) {
    return "trial " + Math.min(state.finished() + 1, state.total()) + " of " + state.total();
  }

  static String failed(State state) {
    return state.failed() == 0 ? "" : ", " + state.failed() + " failed";
  }

  static String left(State state) {
    return state.left() == null ? "" : ", about " + Durations.words(state.left()) + " left";
  }
}
