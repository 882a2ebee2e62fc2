package equipoise.experiments.cli;

import equipoise.core.data.Dataset;
import equipoise.core.duplicates.NearDuplicates;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "duplicates",
    description = "Times the search for near duplicates in the training part of a data set.",
    footer = {"", "Example:", "  equipoise bench duplicates data/mnist"})
final class BenchDuplicatesCommand extends Subcommand {
  private static final double NANOS = 1e9;

  @Parameters(paramLabel = "DATA", description = "A set of images.")
  Path path;

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Dataset data = ImageSets.read(path, ReadOptions.DEFAULTS).train();
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = System.nanoTime();
    long processor = system.getProcessCpuTime();
    int pairs = NearDuplicates.of(data, false).pairs().size();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("images", data.size());
    figures.put("pairs", pairs);
    figures.put("seconds", (System.nanoTime() - start) / NANOS);
    figures.put("processorSeconds", (system.getProcessCpuTime() - processor) / NANOS);
    if (json) {
      printJson(figures);
    } else {
      out()
          .printf(
              "%d images, %d pairs of near duplicates: %.1f s, %.1f s of processor time%n",
              figures.values().toArray());
      out().flush();
    }
    return 0;
  }
}
