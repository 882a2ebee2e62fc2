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
      "Times samplers on large tables made by formula, in memory, after three runs that do not count.",
      "sampling/benchmark holds the script that times imbalanced-learn on the same tables."
    },
    footer = {"", "Example:", "  equipoise bench sampling --only enn-20000x784 --rounds 3 --json"})
final class BenchSamplingCommand extends Common {
  @Option(names = "--only", description = "Only this work; may be given more than once.")
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
    SamplingBenchmark benchmark = new SamplingBenchmark(rounds, threads);
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
    List<String> names = SamplingBenchmark.WORKS.stream().map(Work::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw usage(
            "--only: no work named '"
                + name
                + "'; there are "
                + names.stream().collect(Collectors.joining(", ")));
      }
    }
    return SamplingBenchmark.WORKS.stream()
        .filter(work -> only.isEmpty() || only.contains(work.name()))
        .toList();
  }
}
