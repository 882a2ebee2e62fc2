package equipoise.experiments.cli;

import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.Plan;
import equipoise.experiments.run.Trial;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar over all trials, redrawn in place. */
final class ProgressBarDisplay implements ProgressDisplay {
  private static final int WIDTH = 110;
  private static final int REDRAW_MILLIS = 200;

  private final PrintWriter err;
  private ProgressBar bar;

  ProgressBarDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void started(Plan plan) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("trials")
            .setInitialMax(plan.trials().size())
            .startsFrom(plan.finished(), java.time.Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .hideEta()
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
  }

  private void draw(String text) {
    err.print("\r" + text);
    err.flush();
  }

  @Override
  public void progress(Trial trial, String stage, long done, long total, State state) {
    bar.setExtraMessage(
        Lines.single(
            trial.title() + ", " + stage + " " + done + "/" + total + ProgressDisplay.left(state)));
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
    err.println("\r" + " ".repeat(WIDTH) + "\requipoise: " + Lines.single(sentence));
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.println();
      err.flush();
    }
  }
}
