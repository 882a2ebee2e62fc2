package equipoise.experiments.cli;

import equipoise.sampling.SamplingBenchmark;
import equipoise.sampling.SamplingBenchmark.Line;
import equipoise.sampling.SamplingBenchmark.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sampling",
    description = {
      "Times samplers on large tables made by formula, in memory, after runs that do not count,"
          + " and says what memory the first work's first run takes beyond input and output.",
      "sampling/benchmark holds the script that times imbalanced-learn on the same tables."
    },
    footer = {"", "Example:", "  equipoise bench sampling --only enn-20000x784 --rounds 3 --json"})
final class BenchSamplingCommand extends Subcommand {
  /** Processor seconds after which HotSpot has compiled what matters. */
  private static final double WARM_UP = 10;

  @Option(
      names = "--only",
      description = "Only this work, METHOD-ROWSxCOLUMNS; may be given more than once.")
  List<String> only = List.of();

  @Option(names = "--rounds", description = "Counted runs (default: ${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(names = "--threads", description = "Threads (default: ${DEFAULT-VALUE}).")
  int threads = 2;

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (rounds < 1 || threads < 1) {
      throw usage("--rounds and --threads must be at least 1");
    }
    SamplingBenchmark benchmark = new SamplingBenchmark(rounds, threads, WARM_UP);
    List<Line> lines = new ArrayList<>();
    for (Work work : chosen()) {
      Line line = benchmark.measure(work);
      lines.add(line);
      if (!json) {
        out().println(line);
        out().flush();
      }
    }
    if (json) {
      printJson(lines);
    }
    return 0;
  }

  private List<Work> chosen() {
    try {
      return only.isEmpty() ? SamplingBenchmark.WORKS : only.stream().map(Work::named).toList();
    } catch (IllegalArgumentException e) {
      throw usage(
          "--only: "
              + e.getMessage()
              + "; measured by default are "
              + SamplingBenchmark.WORKS.stream().map(Work::name).collect(Collectors.joining(", ")));
    }
  }
}
