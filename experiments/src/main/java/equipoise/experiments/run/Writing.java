package equipoise.experiments.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes down what a cluster sends, some at a time: the disk is waited for side by side, so that
 * its file system flushes several outcomes at once (a journal's group commit), and whoever brings
 * more than it takes waits with it, so that memory stays flat.
 */
final class Writing implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int WAITING = 64;

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "outcome-writer");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.CallerRunsPolicy());

  void submit(Runnable work) {
    pool.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) { // met by whoever waits for the run
            failure.compareAndSet(null, e);
          }
        });
  }

  /** Throws what went wrong, if anything did, once. */
  void rethrow() {
    Throwable met = failure.getAndSet(null);
    if (met instanceof Error error) {
      throw error;
    }
    if (met != null) {
      throw (RuntimeException) met;
    }
  }

  /** Returns when everything is written, and throws what went wrong and was not thrown yet. */
  @Override
  public void close() {
    pool.shutdown();
    boolean interrupted = false;
    try {
      while (!pool.isTerminated()) {
        try {
          pool.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    rethrow();
  }
}
