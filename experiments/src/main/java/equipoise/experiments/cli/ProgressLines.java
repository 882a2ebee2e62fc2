package equipoise.experiments.cli;

import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.Trial;
import java.io.PrintWriter;

/** One plain line every thirty seconds, and one for each failure. */
final class ProgressLines implements ProgressDisplay {
  private static final long INTERVAL_NANOS = 30_000_000_000L;

  private final PrintWriter err;
  private long last = System.nanoTime();

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void started(Plan plan) {
    String before = plan.finished() == 0 ? "" : " (" + plan.finished() + " finished before)";
    line(plan.toRun() + " of " + plan.trials().size() + " trials to run" + before);
    ProgressDisplay.expected(plan).ifPresent(this::note);
  }

  @Override
  public void progress(Trial trial, String stage, long done, long total, State state) {
    if (System.nanoTime() - last >= INTERVAL_NANOS) {
      line(
          ProgressDisplay.position(state)
              + ": "
              + trial.title()
              + ", "
              + stage
              + " "
              + done
              + " of "
              + total
              + ProgressDisplay.failed(state)
              + ProgressDisplay.left(state));
    }
  }

  @Override
  public void trialFinished(Trial trial, TrialResult result, State state) {
    if (!result.done()) {
      line("failed: " + trial.title() + ": " + result.error());
    } else if (System.nanoTime() - last >= INTERVAL_NANOS) {
      line(
          state.finished()
              + " of "
              + state.total()
              + " trials finished"
              + ProgressDisplay.failed(state)
              + ProgressDisplay.left(state));
    }
  }

  @Override
  public void note(String sentence) {
    err.println("equipoise: " + Lines.single(sentence));
    err.flush();
  }

  private void line(String text) {
    last = System.nanoTime();
    note(text);
  }

  @Override
  public void close() {
    err.flush();
  }
}
