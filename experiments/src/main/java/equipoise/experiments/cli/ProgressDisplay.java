package equipoise.experiments.cli;

import equipoise.experiments.run.Plan;
import equipoise.experiments.run.RunListener;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Says trial i of n, the arm, the epoch and the time left: a bar on a terminal, lines otherwise.
 */
interface ProgressDisplay extends RunListener, AutoCloseable {
  /** Set by the launcher where standard error is a terminal. */
  String TERMINAL = "equipoise.terminal";

  /** Runs that take longer are announced. */
  int LONG_MINUTES = 15;

  static ProgressDisplay on(PrintWriter err) {
    return Boolean.getBoolean(TERMINAL) ? new ProgressBarDisplay(err) : new ProgressLines(err);
  }

  @Override
  void close();

  /** How long a run is going to take, if that is long. */
  static Optional<String> expected(Plan plan) {
    return plan.estimate().toMinutes() < LONG_MINUTES
        ? Optional.empty()
        : Optional.of(
            "This is going to take about "
                + Durations.words(plan.estimate())
                + "; it can be interrupted and resumed.");
  }

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
