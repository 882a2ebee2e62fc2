package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs trials side by side in this process, each on one thread. */
final class LocalExecutor implements Executor {
  private final int workers;

  /**
   * @param workers trials at a time, at least 1
   */
  LocalExecutor(int workers) {
    this.workers = workers;
  }

  @Override
  public void execute(List<Trial> trials, Work work) {
    TrialQueue queue = new TrialQueue(trials, work::needsGeneration);
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "trial-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      futures.add(pool.submit(() -> workOff(queue, work)));
    }
    pool.shutdown();
    Throwable failure = null;
    for (Future<?> future : futures) {
      Throwable met = await(future, queue, work);
      failure = failure == null ? met : failure;
    }
    rethrow(failure);
  }

  /** What the worker met that no trial can be blamed for, or null. */
  private static Throwable await(Future<?> future, TrialQueue queue, Work work) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
          work.cancel();
          queue.stop();
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

  private static void workOff(TrialQueue queue, Work work) {
    boolean ended = false;
    try {
      for (var next = queue.next(); next.isPresent(); next = queue.next()) {
        take(next.get(), queue, work);
      }
      ended = true;
    } catch (Progress.Cancelled e) {
      ended = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        work.cancel();
      }
      queue.stop();
    }
  }

  private static void take(TrialQueue.Step step, TrialQueue queue, Work work) {
    try {
      if (step.generates()) {
        work.generate(step.trial());
      } else {
        work.started(step.trial());
        work.finished(step.trial(), work.run(step.trial()));
      }
    } finally {
      queue.ended(step);
    }
  }
}
