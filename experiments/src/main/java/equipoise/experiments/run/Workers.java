package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs trials side by side, each on one thread. */
final class Workers {
  private final int count;
  private final Schedule schedule;
  private final Work work;
  private final Runnable cancel;

  /** One trial's work. */
  interface Work {
    /**
     * @throws Progress.Cancelled if the run is no longer wanted
     */
    void run(Trial trial);
  }

  /**
   * @param cancel asks the other workers to end when one of them met what no trial can be blamed
   *     for
   */
  Workers(int count, Schedule schedule, Work work, Runnable cancel) {
    this.count = count;
    this.schedule = schedule;
    this.work = work;
    this.cancel = cancel;
  }

  /** Returns when all trials are finished or the run was cancelled. */
  void run() {
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "trial-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(pool.submit(this::workOff));
    }
    pool.shutdown();
    Throwable failure = null;
    for (Future<?> future : futures) {
      Throwable met = await(future);
      failure = failure == null ? met : failure;
    }
    rethrow(failure);
  }

  /** What the worker met that no trial can be blamed for, or null. */
  private Throwable await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
          cancel.run();
          schedule.stop();
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  private void workOff() {
    boolean ended = false;
    try {
      for (Optional<Trial> next = schedule.next(); next.isPresent(); next = schedule.next()) {
        work(next.get());
      }
      ended = true;
    } catch (Progress.Cancelled e) {
      ended = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        cancel.run();
      }
      schedule.stop();
    }
  }

  private void work(Trial trial) {
    try {
      work.run(trial);
    } finally {
      schedule.resampled(trial);
    }
  }
}
