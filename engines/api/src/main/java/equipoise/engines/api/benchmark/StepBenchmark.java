package equipoise.engines.api.benchmark;

import com.sun.management.OperatingSystemMXBean;
import equipoise.engines.api.Engine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast an engine trains: the median of rounds, after a time that is not counted. Processor time
 * is the process's, with all that the JVM does beside; its clock ticks in 10 ms, so a round lasts
 * several hundred milliseconds.
 */
public final class StepBenchmark {
  private StepBenchmark() {}

  /**
   * @param rounds counted rounds, at least 1
   * @param seconds of processor time that one round takes about, more than 0; at least one step
   * @param warmUp seconds of wall time that are run and not counted, at least 0
   */
  public record Options(int rounds, double seconds, double warmUp) {
    public static final Options DEFAULTS = new Options(5, 0.5, 3);

    public Options {
      if (rounds < 1 || !(seconds > 0) || !(warmUp >= 0)) {
        throw new IllegalArgumentException(
            String.format(
                "rounds must be at least 1, seconds above 0, warm-up at least 0,"
                    + " but are %d, %s, %s",
                rounds, seconds, warmUp));
      }
    }
  }

  /**
   * @param network what was timed
   * @param batch images a step
   * @param imagesPerSecond by the clock
   * @param imagesPerProcessorSecond by the process's processor time
   */
  public record Speed(
      String network, int batch, double imagesPerSecond, double imagesPerProcessorSecond) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-26s batch %3d: %8.1f images/s, %8.1f images per processor second",
          network,
          batch,
          imagesPerSecond,
          imagesPerProcessorSecond);
    }
  }

  /** Training steps of a workload on an engine. */
  public static Speed of(Workload work, Engine engine, int batch, Options options) {
    try (Workload.Running running = work.task().start(engine, batch)) {
      return measure(work.label(), batch, options, running::step, running::settle);
    }
  }

  /**
   * The speed of any step.
   *
   * @param batch images that one call of {@code step} deals with
   */
  public static Speed measure(String what, int batch, Options options, Runnable step) {
    return measure(what, batch, options, step, () -> {});
  }

  private static Speed measure(
      String what, int batch, Options options, Runnable step, Runnable settle) {
    double[] wall = new double[options.rounds()];
    double[] processor = new double[options.rounds()];
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    warmUp(options.warmUp(), step);
    int steps = stepsOf(options.seconds(), step, system);
    settle.run();
    for (int round = 0; round < options.rounds(); round++) {
      long start = System.nanoTime();
      long used = system.getProcessCpuTime();
      for (int i = 0; i < steps; i++) {
        step.run();
      }
      settle.run();
      processor[round] = (system.getProcessCpuTime() - used) / 1e9;
      wall[round] = (System.nanoTime() - start) / 1e9;
    }
    double images = (double) steps * batch;
    return new Speed(what, batch, images / median(wall), images / median(processor));
  }

  private static void warmUp(double seconds, Runnable step) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      step.run();
    } while (System.nanoTime() < end);
  }

  private static int stepsOf(double seconds, Runnable step, OperatingSystemMXBean system) {
    long end = system.getProcessCpuTime() + (long) (seconds * 1e9);
    int steps = 0;
    do {
      step.run();
      steps++;
    } while (system.getProcessCpuTime() < end);
    return steps;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
