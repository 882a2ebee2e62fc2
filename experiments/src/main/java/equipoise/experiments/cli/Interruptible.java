package equipoise.experiments.cli;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Note;
import equipoise.core.learning.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that an interrupt from the terminal cancels: the process ends when the work has cleared up
 * after itself.
 */
final class Interruptible implements Progress, AutoCloseable {
  private static final long GRACE_SECONDS = 20;

  private final Progress progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onInterrupt = new Thread(this::cancel, "interrupt");
  private volatile boolean cancelled;

  /**
   * @param progress is told what the work reports
   */
  Interruptible(Progress progress) {
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  private void cancel() {
    cancelled = true;
    try {
      ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled || progress.cancelled();
  }

  @Override
  public void report(String stage, long done, long total) {
    progress.report(stage, done, total);
  }

  @Override
  public void samples(String stage, long done, Dataset samples) {
    progress.samples(stage, done, samples);
  }

  @Override
  public void note(Note note) {
    progress.note(note);
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException shuttingDown) {
      // The hook is what is running; it ends by itself.
      Thread.yield();
    }
  }
}
