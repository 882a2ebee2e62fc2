package equipoise.experiments.quality;

import static java.lang.Integer.parseInt;

import equipoise.core.Seed;
import equipoise.core.data.Splits;
import equipoise.core.learning.Generator;
import equipoise.core.learning.Progress;
import equipoise.core.symbols.Symbols;
import equipoise.engines.api.Engines;
import equipoise.experiments.catalogue.Entries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast a generator trains and what memory stays behind: a program, run as the README of the gan
 * module says. System properties: {@code method} ({@code dcgan}), {@code options} ({@code
 * steps=1000,batch=64}), {@code engine} ({@code auto}), {@code trainings} (1), one after another in
 * this process.
 *
 * <p>Prints for each training its processor seconds (batches, augmentation, moving average and
 * checkpoints included, the start of the JVM not) and the resident memory after it.
 */
final class GeneratorSpeed {
  private GeneratorSpeed() {}

  public static void main(String[] arguments) throws IOException {
    String method = System.getProperty("method", "dcgan");
    int trainings = parseInt(System.getProperty("trainings", "1"));
    for (int k = 1; k <= trainings; k++) {
      double before = cpuSeconds();
      train(method, new Seed(k));
      System.out.printf(
          Locale.ROOT,
          "TRAINED %s %s, training %d: %.2f processor seconds, %d MB resident%n",
          method,
          MeasuredOptions.read(),
          k,
          cpuSeconds() - before,
          residentMegabytes());
    }
  }

  private static void train(String method, Seed seed) {
    Splits.HoldOut split = Splits.validation(Splits.whole(Symbols.train()), 0.1, seed);
    try (Generator generator =
        Entries.GENERATORS
            .named(method)
            .configured(MeasuredOptions.read())
            .create()
            .trainer(() -> Engines.named(System.getProperty("engine", "auto")))
            .fit(split.train(), split.heldOut(), seed, Progress.none())) {
      generator.generate(0, 10, seed);
    }
  }

  private static double cpuSeconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
  }

  /** Of Linux; -1 elsewhere. */
  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
