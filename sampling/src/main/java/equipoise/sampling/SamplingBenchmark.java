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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final int EVERY = 10;
  private static final double SHIFT = 0.25;

  private final int rounds;
  private final int threads;
  private final double warmUp;

  /** One method on a table of one size. */
  public record Work(String method, int rows, int columns) {
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)-(\\d{2,7})x(\\d{1,5})");

    /**
     * The work of a name such as {@code enn-20000x784}.
     *
     * @throws IllegalArgumentException if it is none, or its method is unknown
     */
    public static Work named(String name) {
      Matcher parts = NAME.matcher(name);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "a work is METHOD-ROWSxCOLUMNS, such as enn-20000x784, but not '" + name + "'");
      }
      Samplers.catalogue(Map.of()).named(parts.group(1));
      return new Work(
          parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** Such as {@code enn-20000x784}. */
    public String name() {
      return method + "-" + rows + "x" + columns;
    }
  }

  /**
   * @param seconds the median of the rounds, from the table in memory to the result in memory
   * @param processorSeconds of the whole JVM in the same round as the median
   * @param firstSeconds of the first run, whose code the JVM has yet to compile
   * @param extraBytes what the first run took of memory beyond input and output: the peak of the
   *     process's resident memory, less what was resident before the table was made, less the
   *     values of the table and of the new rows. So garbage that the collector had no reason to
   *     clear away counts, and compiled code and native libraries do. Only of the first work of a
   *     process, and only on Linux; otherwise null
   * @param rowsAfter rows of the result
   */
  public record Line(
      String work,
      int threads,
      double seconds,
      double processorSeconds,
      double firstSeconds,
      Long extraBytes,
      int rowsAfter) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-22s %d threads: %8.2f s, %8.2f processor seconds, %8.2f s the first time,%s %,d rows after",
          work,
          threads,
          seconds,
          processorSeconds,
          firstSeconds,
          extraBytes == null ? "" : " %,d MB extra,".formatted(extraBytes >> 20),
          rowsAfter);
    }
  }

  private record Run(double seconds, double processorSeconds, int rowsAfter) {}

  /**
   * @param rounds counted runs, at least 1
   * @param threads at least 1
   * @param warmUp processor seconds that runs before them take, for the compiler; two runs at least
   */
  public SamplingBenchmark(int rounds, int threads, double warmUp) {
    if (rounds < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "rounds and threads must be at least 1, but are " + rounds + " and " + threads);
    }
    this.rounds = rounds;
    this.threads = threads;
    this.warmUp = warmUp;
  }

  /** Makes the table, then measures. */
  public Line measure(Work work) {
    OptionalLong before = ResidentMemory.now();
    boolean first = before.orElse(0) > ResidentMemory.peak().orElse(0) * 0.75;
    TrainingSet train = Splits.whole(table(work.rows(), work.columns()));
    Sampler sampler = Samplers.catalogue(Map.of()).named(work.method()).configured().create();
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      Run cold = pool.submit(() -> once(sampler, train)).join();
      Long extra = first ? extra(work, before.getAsLong(), cold) : null;
      warmUp(pool, sampler, train, cold.processorSeconds());
      Run[] runs = new Run[rounds];
      for (int round = 0; round < rounds; round++) {
        runs[round] = pool.submit(() -> once(sampler, train)).join();
      }
      Arrays.sort(runs, Comparator.comparingDouble(Run::seconds));
      Run median = runs[rounds / 2];
      return new Line(
          work.name(),
          threads,
          median.seconds(),
          median.processorSeconds(),
          cold.seconds(),
          extra,
          median.rowsAfter());
    } finally {
      pool.shutdown();
    }
  }

  private void warmUp(ForkJoinPool pool, Sampler sampler, TrainingSet train, double used) {
    double processor = used;
    do {
      processor += pool.submit(() -> once(sampler, train)).join().processorSeconds();
    } while (processor < warmUp);
  }

  private static long extra(Work work, long before, Run run) {
    long made = Math.max(0, run.rowsAfter() - work.rows());
    long values = (work.rows() + made) * work.columns() * Double.BYTES;
    return ResidentMemory.peak().getAsLong() - before - values;
  }

  private static Run once(Sampler sampler, TrainingSet train) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long used = system.getProcessCpuTime();
    long start = System.nanoTime();
    int after = sampler.resample(train, Strategy.AUTO, new Seed(1)).data().size();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (system.getProcessCpuTime() - used) / 1e9;
    return new Run(seconds, processor, after);
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
