package equipoise.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What an interrupt from the terminal does, from the first moment of the process to the last: it
 * cancels the work at hand and waits until that has said its last word, else says so itself.
 */
final class Interrupts {
  private static final long GRACE_SECONDS = 20;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Runnable> work = new ArrayList<>();
  private boolean interrupted;
  private volatile String kept = "";

  /** From now on an interrupt is answered. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::answer, "interrupt"));
  }

  /**
   * What an interrupt leaves, for the last word until the work at hand has one of its own.
   *
   * @param words such as "finished trials are kept"; before this nothing is said to be kept
   */
  void keeping(String words) {
    kept = words + "; ";
  }

  /** The command has said its last word; the process ends by itself. */
  void ended() {
    ended.countDown();
  }

  /**
   * Work that can be cancelled.
   *
   * @param cancel called from another thread, at once if the interrupt was earlier
   * @return closed when the work has ended
   */
  Registration during(Runnable cancel) {
    synchronized (work) {
      work.add(cancel);
      if (interrupted) {
        cancel.run();
      }
    }
    return () -> {
      synchronized (work) {
        work.remove(cancel);
      }
    };
  }

  /** Work that an interrupt cancels. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  private void answer() {
    if (ended.getCount() == 0) {
      return;
    }
    List<Runnable> cancelled;
    synchronized (work) {
      interrupted = true;
      cancelled = List.copyOf(work);
    }
    cancelled.forEach(Runnable::run);
    if (cancelled.isEmpty() || !awaitEnd()) {
      System.err.println("equipoise: interrupted; " + kept + "rerun the command");
      System.err.flush();
    }
  }

  /** Waits, for a while, until the command has said its last word; whether it has. */
  private boolean awaitEnd() {
    try {
      return ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
