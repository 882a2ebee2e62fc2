package equipoise.core.duplicates;

import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** How long near duplicates of a set take: {@code main} with the set's path, no test. */
final class NearDuplicatesBenchmark {
  private static final double NANOS = 1e9;

  private NearDuplicatesBenchmark() {}

  public static void main(String[] arguments) {
    Dataset data = ImageSets.read(Path.of(arguments[0]), ReadOptions.DEFAULTS).train();
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = System.nanoTime();
    long processor = system.getProcessCpuTime();
    int pairs = NearDuplicates.of(data, false).pairs().size();
    System.out.printf(
        "%d images, %d pairs: %.1f s, %.1f s of processor time%n",
        data.size(),
        pairs,
        (System.nanoTime() - start) / NANOS,
        (system.getProcessCpuTime() - processor) / NANOS);
  }
}
