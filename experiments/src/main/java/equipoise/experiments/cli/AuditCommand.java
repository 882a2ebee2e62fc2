package equipoise.experiments.cli;

import equipoise.classifiers.training.FeatureNetwork;
import equipoise.core.Seed;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Splits;
import equipoise.core.file.OutputFile;
import equipoise.core.learning.FeatureExtractor;
import equipoise.core.learning.Progress;
import equipoise.core.trial.SyntheticAudit;
import equipoise.experiments.audit.AuditSets;
import equipoise.experiments.audit.AuditSheet;
import equipoise.experiments.audit.TrainedJudges;
import equipoise.experiments.engine.EngineChoice;
import equipoise.gan.audit.Audit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Gate;
import equipoise.gan.audit.Judges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description = {
      "How good synthetic images are, whoever made them, class by class: how near they are to real"
          + " ones, whether they differ, whether they are copies, whether a classifier recognises them and"
          + " learns from them, and which classes pass. Trains a network on the real images to judge by."
    },
    footer = {
      "",
      "Sets are whatever 'data inspect' reads as labelled images. Figures depend on the network",
      "whose features they are measured in; its name stands above them. To compare audits, keep it",
      "with --save-features and give it to the others with --features.",
      "",
      "Example:",
      "  equipoise audit --real real/ --heldout new/ --synthetic made/",
      "  equipoise audit --real real/ --synthetic made/ --json --sheet made.png",
      "  equipoise audit --real real/ --synthetic a/ --save-features judge.safetensors",
      "  equipoise audit --real real/ --synthetic b/ --features judge.safetensors"
    })
final class AuditCommand extends Subcommand {
  @Option(
      names = "--real",
      required = true,
      paramLabel = "DIR",
      description = "Real images that the synthetic ones were made from.")
  Path real;

  @Option(
      names = "--heldout",
      paramLabel = "DIR",
      description =
          "Real images that they were not made from; default: the test part of --real, or without"
              + " one 30 %% of each class.")
  Path heldOut;

  @Option(
      names = "--synthetic",
      required = true,
      paramLabel = "DIR",
      description =
          "The images to be audited. Given again, sets of one generator under other seeds: figures"
              + " are then means, with their deviation between the sets.")
  List<Path> synthetic;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The same seed gives the same figures; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description =
          "Where to draw real images of each class beside synthetic ones, worst first, each with"
              + " its nearest training and held-out image, as PNG; of several sets the first.")
  Path sheet;

  @Mixin FeatureOptions features;

  @Mixin EngineOptions engine;

  @Option(names = "--json", description = "Print the audit as JSON.")
  boolean json;

  @Override
  public Integer call() {
    requireFile("--sheet", sheet);
    features.require(this);
    Optional<FeatureNetwork> given = features.read();
    SyntheticAudit audit;
    try (WorkDisplay display = WorkDisplay.on(err(), "audit");
        Interruptible progress = new Interruptible(display, this)) {
      display.doing("reading");
      AuditSets sets =
          AuditSets.read(
              real, Optional.ofNullable(heldOut), synthetic, new Seed(seed).child("held-out"));
      given.ifPresent(network -> features.requireTakes(network, sets.train(), real));
      audit = audited(sets, given, engine.choice(this), progress);
      sets.notes().forEach(note -> err().println(Lines.single(note)));
    }
    err().flush();
    if (json) {
      printJson(audit);
    } else {
      AuditText.lines(audit).forEach(out()::println);
      out().flush();
    }
    return 0;
  }

  private SyntheticAudit audited(
      AuditSets sets, Optional<FeatureNetwork> given, EngineChoice choice, Progress progress) {
    try (TrainedJudges trained = judges(sets, choice, progress);
        FeatureExtractor other = given.map(n -> n.extractor(choice.engine())).orElse(null)) {
      Judges judges = other == null ? trained.judges() : trained.judges(other);
      Audit audit = new Audit(judges, Gate.Options.DEFAULTS);
      List<SyntheticAudit> audits = new ArrayList<>();
      for (AuditedImages images : sets.images()) {
        audits.add(audit.of(images, new Seed(seed).child("audit"), progress));
      }
      if (sheet != null) {
        draw(AuditSheet.of(sets.images().get(0), judges, audits.get(0)));
      }
      features.keep(trained);
      return SyntheticAudit.mean(audits);
    }
  }

  private TrainedJudges judges(AuditSets sets, EngineChoice choice, Progress progress) {
    try {
      return TrainedJudges.on(
          Splits.whole(sets.train()), choice::engine, new Seed(seed).child("judges"), progress);
    } catch (IllegalArgumentException e) { // images that the network cannot take
      throw new DataException(Visible.of(real.toString()) + ": " + e.getMessage(), e);
    }
  }

  private void draw(byte[] png) {
    try {
      new OutputFile(sheet).write(stream -> stream.write(png));
    } catch (IOException e) {
      throw new CommandFailure(sheet + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  /** A file that is to be written must have a folder. */
  void requireFile(String option, Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw usage(
          option
              + " "
              + file
              + (Files.isDirectory(file)
                  ? " is a folder; name a file"
                  : ": there is no such folder"));
    }
  }
}
