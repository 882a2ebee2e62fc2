package equipoise.experiments.cli;

import java.util.concurrent.CountDownLatch;

/** A command that is interrupted before it has come to its work. */
final class InterruptedStart {
  private InterruptedStart() {}

  public static void main(String[] arguments) throws InterruptedException {
    Interrupts interrupts = new Interrupts();
    interrupts.install();
    System.out.println("started");
    new CountDownLatch(1).await();
  }
}
