package equipoise.sampling.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ForkTest {
  /** A cancelled search gives its native memory back: no thread may use it any more. */
  @Test
  void a_failure_waits_for_the_part_that_runs_beside_it() {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      AtomicBoolean ended = new AtomicBoolean();
      CountDownLatch begun = new CountDownLatch(1);
      Runnable slow =
          () -> {
            begun.countDown();
            sleep(300);
            ended.set(true);
          };
      Runnable failing =
          () -> {
            await(begun);
            throw new IllegalStateException("failed");
          };
      Runnable both =
          () -> {
            assertThatIllegalStateException()
                .isThrownBy(() -> Fork.both(failing, slow))
                .withMessage("failed");
            assertThat(ended).isTrue();
          };
      pool.submit(both).join();
    } finally {
      pool.shutdown();
    }
  }

  private static void sleep(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
