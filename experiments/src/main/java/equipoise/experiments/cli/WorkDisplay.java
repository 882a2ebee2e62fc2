package equipoise.experiments.cli;

import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How far one long piece of work is, on standard error: a bar on a terminal, otherwise a plain line
 * every thirty seconds. Work that is done within a second says nothing.
 */
final class WorkDisplay implements Progress, AutoCloseable {
  private static final Duration LINES = Duration.ofSeconds(30);
  private static final Duration BAR = Duration.ofSeconds(1);

  private final PrintWriter err;
  private final String work;
  private final boolean terminal;
  private final ScheduledExecutorService clock;
  private String stage = "";
  private long done;
  private long total = -1;
  private TerminalBar bar;

  /** For tests: {@code pause} before the bar appears, or between two lines. */
  WorkDisplay(PrintWriter err, String work, boolean terminal, Duration pause) {
    this.err = err;
    this.work = work;
    this.terminal = terminal;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    clock.scheduleAtFixedRate(
        this::show, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * @param work its name, such as "smote"
   */
  static WorkDisplay on(PrintWriter err, String work) {
    boolean terminal = Boolean.getBoolean(ProgressDisplay.TERMINAL);
    return new WorkDisplay(err, work, terminal, terminal ? BAR : LINES);
  }

  /** From now on the work does something of which nobody knows how long it takes. */
  void doing(String newStage) {
    report(newStage, 0, -1);
  }

  @Override
  public synchronized void report(String newStage, long newDone, long newTotal) {
    stage = newStage;
    done = newDone;
    total = newTotal;
    if (bar != null) {
      draw();
    }
  }

  @Override
  public synchronized void note(Note note) {
    if (bar != null) {
      TerminalBar.note(err, note.sentence());
    } else {
      line(note.sentence());
    }
  }

  private synchronized void show() {
    if (!terminal) {
      line(work + ": " + words());
    } else if (bar == null) {
      bar = new TerminalBar(err, work, total, done);
      draw();
    }
  }

  private void draw() {
    bar.restart(total, Math.max(0, done));
    bar.message(stage);
  }

  private String words() {
    return total < 0 ? stage : String.format(Locale.ROOT, "%s %,d of %,d", stage, done, total);
  }

  private void line(String text) {
    err.println("equipoise: " + Lines.single(text));
    err.flush();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      if (bar != null) {
        bar.clear();
        bar = null;
      }
    }
  }
}
