package equipoise.sampling.space;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work in parts that may run side by side: in the fork-join pool of the calling thread, or the
 * common one. So it is the caller's pool that says how many threads there are.
 */
final class Fork {
  private Fork() {}

  /** What is done with the numbers {@code from .. to - 1}. */
  @FunctionalInterface
  interface Range {
    void run(int from, int to);
  }

  /**
   * Runs both, possibly at the same time. Where one fails, neither still runs when the failure
   * arrives, so that the memory they worked on may be given back.
   */
  static void both(Runnable one, Runnable other) {
    ForkJoinTask<?> second = ForkJoinTask.adapt(other).fork();
    boolean done = false;
    try {
      one.run();
      done = true;
    } finally {
      if (!done && !second.tryUnfork()) {
        second.quietlyJoin();
      }
    }
    second.join();
  }

  /** Runs over all numbers, in ranges of at most {@code most}. */
  static void ranges(int from, int to, int most, Range range) {
    if (from >= to) {
      return;
    }
    if (to - from <= most) {
      range.run(from, to);
      return;
    }
    int middle = middle(from, to);
    both(() -> ranges(from, middle, most, range), () -> ranges(middle, to, most, range));
  }

  /** How many threads there are for it. */
  static int threads() {
    return Math.max(
        1,
        ForkJoinTask.getPool() == null
            ? ForkJoinPool.getCommonPoolParallelism() + 1
            : ForkJoinTask.getPool().getParallelism());
  }

  static int middle(int from, int to) {
    return (from + to) >>> 1;
  }
}
