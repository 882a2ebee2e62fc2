package equipoise.sampling;

import com.sun.management.OperatingSystemMXBean;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TableShape;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Sampler;
import equipoise.core.learning.Strategy;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/**
 * How long samplers take on large tables that are made by a formula, so that another program can
 * make the same: see {@code sampling/benchmark}. The tables are noise without structure, in which
 * no search for neighbours can leave anything out by geometry.
 */
public final class SamplingBenchmark {
  /** What is measured by default. */
  public static final List<Work> WORKS =
      List.of(
          new Work("enn", 20_000, 784),
          new Work("enn", 100_000, 64),
          new Work("adasyn", 100_000, 64),
          new Work("adasyn", 20_000, 784),
          new Work("smote", 100_000, 784),
          new Work("tomek-links", 50_000, 64));

  private static final int WARM_UP = 3;
  private static final int EVERY = 10;
  private static final double SHIFT = 0.25;

  private final int rounds;
  private final int threads;

  /** One method on a table of one size. */
  public record Work(String method, int rows, int columns) {
    /** Such as {@code enn-20000x784}. */
    public String name() {
      return method + "-" + rows + "x" + columns;
    }
  }

  /**
   * @param seconds the median of the rounds, from the table in memory to the result in memory
   * @param processorSeconds of the whole JVM in the same round as the median
   * @param rowsAfter rows of the result
   */
  public record Line(
      String work, int threads, double seconds, double processorSeconds, int rowsAfter) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-22s %d threads: %8.2f s, %8.2f processor seconds, %,d rows after",
          work,
          threads,
          seconds,
          processorSeconds,
          rowsAfter);
    }
  }

  /**
   * @param rounds counted runs, at least 1; three more are run before them, for the compiler
   * @param threads at least 1
   */
  public SamplingBenchmark(int rounds, int threads) {
    if (rounds < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "rounds and threads must be at least 1, but are " + rounds + " and " + threads);
    }
    this.rounds = rounds;
    this.threads = threads;
  }

  /** Makes the table, then measures. */
  public Line measure(Work work) {
    TrainingSet train = Splits.whole(table(work.rows(), work.columns()));
    Sampler sampler = Samplers.named(work.method(), Map.of());
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      Line[] lines = new Line[rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        lines[Math.max(0, round)] = pool.submit(() -> once(work, sampler, train)).join();
      }
      Arrays.sort(lines, (a, b) -> Double.compare(a.seconds(), b.seconds()));
      return lines[rounds / 2];
    } finally {
      pool.shutdown();
    }
  }

  private Line once(Work work, Sampler sampler, TrainingSet train) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long used = system.getProcessCpuTime();
    long start = System.nanoTime();
    int after = sampler.resample(train, Strategy.AUTO, new Seed(1)).data().size();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (system.getProcessCpuTime() - used) / 1e9;
    return new Line(work.name(), threads, seconds, processor, after);
  }

  /**
   * Every tenth row, from the first on, is of the minority. Value (i, j) is the sum of the four
   * 16-bit parts of a hash of i * columns + j, less its mean 131070, divided by 65536, so nearly
   * normal with a deviation of .58; in minority rows .25 is added.
   */
  public static Dataset table(int rows, int columns) {
    double[][] values = new double[rows][columns];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = i % EVERY == 0 ? 1 : 0;
      for (int j = 0; j < columns; j++) {
        values[i][j] = noise((long) i * columns + j) + labels[i] * SHIFT;
      }
    }
    return Dataset.ofTable(
        "noise", TableShape.numeric(columns), List.of("many", "few"), values, labels);
  }

  /**
   * The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi 10.1145/2660193.2660195).
   */
  private static double noise(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    long sum = (z & 0xffff) + (z >>> 16 & 0xffff) + (z >>> 32 & 0xffff) + (z >>> 48);
    return (sum - 131070) / 65536.0;
  }
}
