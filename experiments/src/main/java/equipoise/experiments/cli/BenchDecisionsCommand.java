package equipoise.experiments.cli;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.decision.EqualNetworks;
import equipoise.experiments.decision.NetworkBenchmark;
import equipoise.reports.statistics.simulation.DecisionBenchmark;
import equipoise.reports.statistics.simulation.DecisionBenchmark.Line;
import equipoise.reports.statistics.simulation.DecisionBenchmark.Power;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "decisions",
    description = {
      "Says how sure the decision rule of reports is: on simulated data sets whose truth is known,"
          + " how often it and the rules that it was chosen from find a difference that is not there"
          + " or that is. About five minutes on two cores; figures depend on no machine.",
      "With --networks, on pairs of LeNets that differ by their seeds alone: about five seconds a"
          + " pair."
    },
    footer = {
      "",
      "Example:",
      "  equipoise bench decisions --quick",
      "  equipoise bench decisions --networks 200 --data data/mnist"
    })
final class BenchDecisionsCommand extends Subcommand {
  private static final Seed SEED = new Seed(20261126);

  /** Images of each class of the embedded symbols, from which the networks' data sets are drawn. */
  private static final int SYMBOLS_PER_CLASS = 600;

  @Mixin EngineOptions asked = new EngineOptions();

  @Option(
      names = "--data-sets",
      paramLabel = "N",
      description = "Simulated data sets in each setting (default: 500, with --quick 40).")
  Integer dataSets;

  @Option(names = "--quick", description = "Few data sets and no more than 10 repeats: seconds.")
  boolean quick;

  @Option(names = "--threads", description = "Threads of the simulation (default: 2).")
  int threads = 2;

  @Option(
      names = "--networks",
      paramLabel = "N",
      description = "Train this many pairs of LeNets instead.")
  int networks;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Repeats of each pair of networks (default: ${DEFAULT-VALUE}).")
  int repeats = 5;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "Images for the networks: an IDX folder or any other set of images with five classes and"
              + " more (default: embedded symbols, drawn afresh).")
  Path data;

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    boolean few = dataSets != null && dataSets < 1;
    if (few || threads < 1 || networks < 0 || repeats < 2) {
      throw usage(
          "--data-sets and --threads must be at least 1, --networks at least 0, --repeats at least"
              + " 2");
    }
    if (data != null && networks == 0) {
      throw usage("--data is for --networks N: simulated data sets need no images");
    }
    if (networks > 0) {
      train();
    } else {
      simulate();
    }
    return 0;
  }

  private void simulate() {
    DecisionBenchmark.Options options =
        quick ? DecisionBenchmark.Options.QUICK : DecisionBenchmark.Options.DEFAULTS;
    if (dataSets != null) {
      options = options.withDataSets(dataSets);
    }
    DecisionBenchmark benchmark = new DecisionBenchmark(options.withThreads(threads));
    List<Line> lines = new ArrayList<>();
    benchmark.run(
        line -> {
          if (!json) {
            print(line, lines.isEmpty() ? null : lines.get(lines.size() - 1));
          }
          lines.add(line);
        });
    if (json) {
      printJson(lines);
    }
  }

  private void print(Line line, Line before) {
    boolean other =
        before == null
            || before.repeats() != line.repeats()
            || !before.setting().equals(line.setting());
    if (other) {
      out().printf("%n%s, %d repeats%n", line.setting(), line.repeats());
      out()
          .println(
              "  rule              false positives  found, alone/first of six: 3, 5, 10 points"
                  + "  coverage  false equivalence");
    }
    out()
        .printf(
            Locale.ROOT,
            "  %-17s %5.1f ± %-7.1f  %8s %9s %9s %26.1f %18.1f%n",
            line.rule(),
            line.falsePositives(),
            line.standardError(),
            power(line.threePoints()),
            power(line.fivePoints()),
            power(line.tenPoints()),
            line.coverage(),
            line.falseEquivalence());
    out().flush();
  }

  private static String power(Power power) {
    return "%.0f/%.0f".formatted(power.single(), power.amongSix());
  }

  private void train() {
    EqualNetworks equal = new EqualNetworks(images(), asked.choice(this)::engine, SEED);
    List<NetworkBenchmark.Line> lines =
        NetworkBenchmark.run(equal, networks, repeats, this::progress);
    if (json) {
      printJson(lines);
      return;
    }
    for (NetworkBenchmark.Line line : lines) {
      out()
          .printf(
              Locale.ROOT,
              "%-16s %2d repeats  %-17s %5.1f ± %.1f %%%n",
              line.setting(),
              line.repeats(),
              line.rule(),
              line.falsePositives(),
              line.standardError());
    }
    out().flush();
  }

  private void progress(int done) {
    if (done % 10 == 0 || done == networks) {
      err().println(done + " of " + networks + " pairs");
      err().flush();
    }
  }

  private Dataset images() {
    if (data != null) {
      return ImageSets.read(data, ReadOptions.DEFAULTS).train();
    }
    int[] counts = new int[Symbols.classes().size()];
    Arrays.fill(counts, SYMBOLS_PER_CLASS);
    return Symbols.dataset(SEED, counts);
  }
}
