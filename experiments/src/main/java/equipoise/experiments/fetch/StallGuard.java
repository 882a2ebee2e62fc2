package equipoise.experiments.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing has come for a while, so that reading it fails. */
final class StallGuard implements AutoCloseable {
  private final ScheduledExecutorService clock;
  private final long pauseNanos;
  private volatile long last = System.nanoTime();

  StallGuard(InputStream in, Duration longest) {
    pauseNanos = longest.toNanos();
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "stall guard");
              thread.setDaemon(true);
              return thread;
            });
    long step = Math.max(1, longest.toMillis() / 10);
    clock.scheduleAtFixedRate(() -> check(in), step, step, TimeUnit.MILLISECONDS);
  }

  private void check(InputStream in) {
    if (System.nanoTime() - last > pauseNanos) {
      try {
        in.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Something has come. */
  void alive() {
    last = System.nanoTime();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
