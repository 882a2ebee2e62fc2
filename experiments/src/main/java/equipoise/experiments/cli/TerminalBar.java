package equipoise.experiments.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, redrawn in place; other lines may come between. */
final class TerminalBar implements AutoCloseable {
  private static final int WIDTH = 110;
  private static final int REDRAW_MILLIS = 200;

  private final PrintWriter err;
  private final ProgressBar bar;

  /**
   * @param name of what is counted
   * @param total steps; below 0 if not known
   * @param done before
   */
  TerminalBar(PrintWriter err, String name, long total, long done) {
    this.err = err;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .hideEta()
            .continuousUpdate()
            .setConsumer(new DelegatingProgressBarConsumer(text -> draw(err, text), WIDTH))
            .build();
  }

  private static void draw(PrintWriter err, String text) {
    err.print("\r" + text);
    err.flush();
  }

  void stepTo(long done) {
    bar.stepTo(done);
  }

  /** Counts something else from now on. */
  void restart(long total, long done) {
    bar.maxHint(total);
    bar.stepTo(done);
  }

  void message(String text) {
    bar.setExtraMessage(Lines.single(text));
  }

  /** A line of its own above the bar. */
  static void note(PrintWriter err, String sentence) {
    err.println("\r" + " ".repeat(WIDTH) + "\requipoise: " + Lines.single(sentence));
    err.flush();
  }

  /** Ends the bar and leaves nothing of it. */
  void clear() {
    bar.close();
    err.print("\r" + " ".repeat(WIDTH) + "\r");
    err.flush();
  }

  @Override
  public void close() {
    bar.close();
    err.println();
    err.flush();
  }
}
