package equipoise.experiments.cli;

import equipoise.classifiers.training.EpochBenchmark;
import equipoise.experiments.engine.EngineChoice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "epoch",
    description = {
      "Times an epoch of VGG with batch norm on 32x32x3 images, from bytes in a data set to changed"
          + " weights; minutes on a processor, seconds on a GPU.",
      "The same in PyTorch: engines/benchmark/peer.py --epoch 50000."
    },
    footer = {"", "Example:", "  equipoise bench epoch --engine libtorch --device cuda --json"})
final class BenchEpochCommand extends Subcommand {
  @Mixin EngineOptions asked = new EngineOptions();

  @Option(names = "--images", description = "Images of the epoch (default: ${DEFAULT-VALUE}).")
  int images = 50_000;

  @Option(names = "--batch", description = "Images a step (default: ${DEFAULT-VALUE}).")
  int batch = 128;

  @Option(names = "--json", description = "Print the figures as JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (batch < 1 || images < 10L * batch) {
      throw usage("--images must be at least ten times --batch, which must be at least 1");
    }
    EngineChoice chosen = asked.choice(this);
    EpochBenchmark.Epoch epoch = EpochBenchmark.of(chosen.engine(), images, batch);
    if (json) {
      printJson(document(chosen, epoch));
    } else {
      out()
          .printf(
              Locale.ROOT,
              "%d images in %.1f s (%.1f s of processor time), %.0f images/s; loss %.3f, then"
                  + " %.3f%n",
              epoch.images(),
              epoch.seconds(),
              epoch.processorSeconds(),
              epoch.imagesPerSecond(),
              epoch.firstLoss(),
              epoch.lastLoss());
      out().flush();
    }
    return 0;
  }

  private static Map<String, Object> document(EngineChoice chosen, EpochBenchmark.Epoch epoch) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("platform", chosen.platform());
    document.put("epoch", epoch);
    return document;
  }
}
