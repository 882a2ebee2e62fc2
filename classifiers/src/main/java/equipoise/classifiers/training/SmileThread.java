package equipoise.classifiers.training;

import equipoise.core.Seed;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import smile.math.MathEx;

/**
 * Runs Smile's code so that its result depends on a seed and on nothing else. Smile draws from a
 * generator that each thread has for itself, seeded by how many threads came before; and it shares
 * out sums among the threads of the pool that it runs in, which changes their last bits. Here it
 * has a pool of one new thread, whose generator is seeded first.
 */
public final class SmileThread {
  /** {@link MathEx#setSeed(long)} notes the seeds in use in a set that is not thread-safe. */
  private static final Object SEEDING = new Object();

  private SmileThread() {}

  /** Waits for the work; what it throws is thrown here. */
  public static <T> T call(Seed seed, Supplier<T> work) {
    ForkJoinPool single = new ForkJoinPool(1);
    try {
      return single
          .submit(
              () -> {
                synchronized (SEEDING) {
                  MathEx.setSeed(seed.value());
                }
                return work.get();
              })
          .join();
    } finally {
      single.shutdown();
    }
  }
}
