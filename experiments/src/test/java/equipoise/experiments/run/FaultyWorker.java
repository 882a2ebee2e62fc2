package equipoise.experiments.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process for trials in which things go wrong that the labels of their methods name. */
public final class FaultyWorker {
  private FaultyWorker() {}

  public static void main(String[] arguments) {
    TrialWorker.serve(trial -> meet(trial.method().label()));
  }

  private static void meet(String fault) {
    switch (fault) {
      case "killed" -> signal("KILL");
      case "crashed" -> signal("SEGV");
      case "left" -> {
        System.err.println("the library gave up: no such kernel");
        Runtime.getRuntime().halt(7);
      }
      case "hung" -> hang();
      case "full" -> fill();
      default -> {}
    }
  }

  private static void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      hang();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hang() {
    while (true) {
      LockSupport.park();
    }
  }

  private static void fill() {
    List<long[]> held = new ArrayList<>();
    while (true) {
      held.add(new long[Integer.MAX_VALUE - 8]);
    }
  }
}
