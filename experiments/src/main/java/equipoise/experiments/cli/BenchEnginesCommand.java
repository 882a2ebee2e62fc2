package equipoise.experiments.cli;

import equipoise.classifiers.training.BatchBenchmark;
import equipoise.classifiers.training.EngineWorkloads;
import equipoise.core.NearestName;
import equipoise.engines.api.Engine;
import equipoise.engines.api.benchmark.StepBenchmark;
import equipoise.engines.api.benchmark.StepBenchmark.Speed;
import equipoise.engines.api.benchmark.Workload;
import equipoise.experiments.engine.EngineChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "engines",
    description = {
      "Times training steps of LeNet-5 (28x28x1), VGG with batch norm, ResNet-18 and a DCGAN"
          + " (32x32x3), and the outputs of ResNet-18, MobileNet v2 and SqueezeNet's features"
          + " (224x224x3): the median of rounds after a warm-up. Several minutes on a processor.",
      "The same networks in PyTorch: engines/benchmark/peer.py; both in turn: compare.sh beside it."
    },
    footer = {"", "Example:", "  equipoise bench engines --engine libtorch --only vgg-bn --json"})
final class BenchEnginesCommand extends Subcommand {
  @Mixin EngineOptions asked = new EngineOptions();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "WORK",
      description = {
        "Some of lenet5, lenet5-1998, vgg-bn, resnet-18, dcgan, resnet18-224, mobilenet-v2-224,"
            + " squeezenet-features-224, and batches: the way of 28x28 images from a data set to"
            + " a network, which comes on top of a step (default: all)."
      })
  List<String> only = works();

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "Images a step (default: 32,128).")
  List<Integer> batches = List.of(32, 128);

  @Option(names = "--rounds", description = "Counted rounds (default: ${DEFAULT-VALUE}).")
  int rounds = StepBenchmark.Options.DEFAULTS.rounds();

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (rounds < 1 || batches.stream().anyMatch(batch -> batch < 1)) {
      throw usage("--rounds and --batch must be at least 1");
    }
    requireKnown();
    StepBenchmark.Options defaults = StepBenchmark.Options.DEFAULTS;
    StepBenchmark.Options options =
        new StepBenchmark.Options(rounds, defaults.seconds(), defaults.warmUp());
    EngineChoice chosen = asked.choice(this);
    List<Speed> speeds = new ArrayList<>();
    for (String work : only) {
      for (int batch : batches) {
        speeds.add(speed(work, chosen.engine(), batch, options));
        if (!json) {
          out().println(speeds.get(speeds.size() - 1));
          out().flush();
        }
      }
    }
    if (json) {
      printJson(document(chosen, speeds));
    }
    return 0;
  }

  private static Map<String, Object> document(EngineChoice chosen, List<Speed> speeds) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("platform", chosen.platform());
    document.put("steps", speeds);
    return document;
  }

  private static Speed speed(String work, Engine engine, int batch, StepBenchmark.Options options) {
    for (Workload network : EngineWorkloads.ALL) {
      if (network.label().equals(work)) {
        return StepBenchmark.of(network, engine, batch, options);
      }
    }
    return BatchBenchmark.of(batch, options);
  }

  private static List<String> works() {
    List<String> works = new ArrayList<>(EngineWorkloads.labels());
    works.add(BatchBenchmark.LABEL);
    return works;
  }

  private void requireKnown() {
    for (String work : only) {
      if (!works().contains(work)) {
        throw usage("--only: " + NearestName.unknown("work", work, works()).getMessage());
      }
    }
  }
}
