package equipoise.experiments.cli;

import equipoise.classifiers.training.FeatureNetwork;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.experiments.audit.TrainedJudges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an audit's features are measured by. */
final class FeatureOptions {
  @Option(
      names = "--features",
      paramLabel = "FILE",
      description =
          "Measure features by the network in this file, which --save-features wrote; default: by"
              + " the network that is trained on --real.")
  Path features;

  @Option(
      names = "--save-features",
      paramLabel = "FILE",
      description =
          "Where to keep the network that features are measured by, as safetensors, for --features"
              + " of other audits.")
  Path save;

  /**
   * @throws picocli.CommandLine.ParameterException if the options do not fit together
   */
  void require(AuditCommand command) {
    if (features != null && save != null) {
      throw command.usage(
          "--save-features keeps the network that this audit trains, which --features takes the"
              + " place of: give one of them");
    }
    command.requireFile("--save-features", save);
  }

  /**
   * @throws DataException if the file holds no feature network
   */
  Optional<FeatureNetwork> read() {
    if (features == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(FeatureNetwork.read(features));
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read (%s)".formatted(Visible.of(features.toString()), e.getMessage()), e);
    }
  }

  /**
   * @param real images that are to be measured, read from {@code path}
   * @throws DataException if they are not of the network's shape
   */
  void requireTakes(FeatureNetwork network, Dataset real, Path path) {
    if (!real.shape().equals(network.shape())) {
      throw new DataException(
          "%s: %s takes images of %s (channels x height x width), but %s has %s; 'data convert' with --size and --channels makes such"
              .formatted(
                  Visible.of(features.toString()),
                  network.name(),
                  network.shape(),
                  Visible.of(path.toString()),
                  real.shape()));
    }
  }

  /** Writes the network if it is wanted. */
  void keep(TrainedJudges judges) {
    if (save == null) {
      return;
    }
    try {
      judges.featureNetwork().write(save);
    } catch (IOException e) {
      throw new CommandFailure(save + ": cannot be written (" + e.getMessage() + ")");
    }
  }
}
