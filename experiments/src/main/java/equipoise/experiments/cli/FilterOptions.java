package equipoise.experiments.cli;

import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.Splits.HoldOut;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.generate.ConfidenceFilter;
import equipoise.experiments.generate.ImageFilter;
import equipoise.experiments.generate.NearCopyFilter;
import equipoise.experiments.generate.Supply;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which single images are rejected. */
final class FilterOptions {
  private static final String JUDGE = "lenet5";

  @Option(
      names = "--reject-near-copies",
      description =
          "Reject copies and near copies of training images and of one another, and draw others.")
  boolean nearCopies;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description =
          "Reject images to whose class a "
              + JUDGE
              + " trained on the training images gives less than this probability, and draw others.")
  Double confidence;

  /** Filters with what they own. */
  record Open(List<ImageFilter> filters, List<Classifier> owned) implements AutoCloseable {
    @Override
    public void close() {
      owned.forEach(Classifier::close);
    }
  }

  void require(Subcommand command) {
    if (confidence != null && !(confidence > 0 && confidence < 1)) {
      throw command.usage("--confidence " + confidence + " is no probability between 0 and 1");
    }
  }

  /** A filter compares with training images, which a kept generator does not bring along. */
  void requireReal(GenerateCommand command) {
    if (command.source.lacksReal() && (nearCopies || confidence != null)) {
      throw command.usage(
          (nearCopies ? "--reject-near-copies" : "--confidence")
              + " compares with training images: name them by --real DATA");
    }
  }

  /** Trains what is asked for. */
  Open open(EngineChoice engine, Supply supply, Progress progress) {
    List<ImageFilter> filters = new ArrayList<>();
    List<Classifier> owned = new ArrayList<>();
    if (nearCopies) {
      filters.add(new NearCopyFilter(supply.train().data()));
    }
    if (confidence != null) {
      Seed seed = new Seed(supply.recipe().seed()).child("judge");
      HoldOut parts = parts(supply, seed);
      Classifier judge =
          Entries.CLASSIFIERS
              .named(JUDGE)
              .configured()
              .create()
              .learner(TrainingContext.of(engine::engine))
              .fit(Resampled.of(parts.train()), parts.heldOut(), seed, progress);
      owned.add(judge);
      filters.add(new ConfidenceFilter(JUDGE, judge, confidence));
    }
    return new Open(filters, owned);
  }

  /** The supply's own parts, or where nothing was held out, a tenth of the training images. */
  private static HoldOut parts(Supply supply, Seed seed) {
    if (supply.validation().size() > 0) {
      return new HoldOut(supply.train(), supply.validation(), List.of());
    }
    Dataset all = supply.train().data();
    return Splits.holdOut(all, 0.1, Splits.duplicateGroups(all), seed.child("validation"));
  }
}
