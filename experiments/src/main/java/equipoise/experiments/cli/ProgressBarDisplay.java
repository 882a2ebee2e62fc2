package equipoise.experiments.cli;

import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.Trial;
import java.io.PrintWriter;

/** One bar over all trials. */
final class ProgressBarDisplay implements ProgressDisplay {
  private final PrintWriter err;
  private TerminalBar bar;

  ProgressBarDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void started(Plan plan) {
    ProgressDisplay.expected(plan).ifPresent(this::note);
    bar = new TerminalBar(err, "trials", plan.trials().size(), plan.finished());
  }

  @Override
  public void progress(Trial trial, String stage, long done, long total, State state) {
    bar.message(
        trial.title() + ", " + stage + " " + done + "/" + total + ProgressDisplay.left(state));
  }

  @Override
  public void trialFinished(Trial trial, TrialResult result, State state) {
    bar.stepTo(state.finished());
    if (!result.done()) {
      note("failed: " + trial.title() + ": " + result.error());
    }
  }

  @Override
  public void note(String sentence) {
    TerminalBar.note(err, sentence);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
