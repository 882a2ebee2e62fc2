package equipoise.experiments.cli;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.ImageShape;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.experiments.audit.CommonClasses;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.generate.KeptModel;
import equipoise.experiments.generate.Supply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A generator that was kept, and the images that it was trained on. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "Draw from a generator that was kept: its folder in the models/ of a run directory or in"
              + " the cache. Shape, classes and options are its own.")
  Path model;

  @Option(
      names = "--real",
      paramLabel = "DATA",
      description =
          "With --model: the images that it was trained on, for the audit and to name the nearest"
              + " one of each; without it there is neither.")
  Path real;

  /** The generator's id, as its folder is called. */
  String name() {
    Path last = model.toAbsolutePath().normalize().getFileName();
    return last == null ? model.toString() : last.toString();
  }

  /**
   * @throws picocli.CommandLine.ParameterException if the options do not fit together
   */
  void require(GenerateCommand command) {
    if (model == null) {
      if (real != null) {
        throw command.usage("--real goes with --model DIR");
      }
      return;
    }
    if (command.source.method != null || !command.source.options.isEmpty()) {
      throw command.usage(
          "--model brings its method and options along: omit --method and --option");
    }
    if (command.images.size != null || command.images.channels != 0) {
      throw command.usage("--model makes images of one shape: omit --size and --channels");
    }
    if (command.images.labels != null && real == null) {
      throw command.usage("--labels goes with --real DATA");
    }
    if (real != null) {
      command.output.require(command, real);
    }
  }

  /**
   * Restores the generator.
   *
   * @throws equipoise.core.data.DataException if it cannot be, or the real images do not fit
   */
  Supply open(
      GenerateCommand command, EngineChoice engine, Supply.Request request, Remarks remarks) {
    KeptModel found = KeptModel.at(model);
    command.requireKnown(found.kept().classes().names());
    Optional<ImageSet> images = Optional.ofNullable(real).map(path -> read(command, found));
    Supply supply = Supply.ofModel(found, images, engine.engine(), request);
    found.kept().notes().forEach(remarks::note);
    remarks.addAll(said(found, engine, images));
    return supply.with(supply.recipe().on(engine.platform().words()));
  }

  private ImageSet read(GenerateCommand command, KeptModel found) {
    ImageShape shape = found.kept().shape();
    ReadOptions reading =
        command.images.reading(command).withShape(shape.channels(), shape.height(), shape.width());
    ImageSet set = ImageSets.read(real, reading);
    set.warnings().stream().map(Problem::line).forEach(command.err()::println);
    CommonClasses classes = new CommonClasses(found.kept().classes().names(), model);
    return new ImageSet(
        set.format(),
        classes.of(set.train(), real),
        set.test().map(test -> classes.of(test, real)),
        set.files(),
        set.testFiles(),
        set.warnings());
  }

  private List<String> said(KeptModel found, EngineChoice engine, Optional<ImageSet> images) {
    List<String> sentences = new ArrayList<>();
    String trainedBy = found.kept().origin().engine();
    if (!trainedBy.equals(engine.engine().identity())) {
      sentences.add(
          "The generator was trained on %s; %s draws other bits from it."
              .formatted(trainedBy, engine.engine().identity()));
    }
    if (images.isEmpty()) {
      sentences.add(
          "Without the training images (--real) there is no audit and no nearest training image.");
    } else if (!images.get().train().fingerprint().equals(found.kept().origin().fingerprint())) {
      sentences.add(
          "Which of the %s of %s the generator was trained on is not known; the nearest one is sought among all."
              .formatted(
                  Counted.of(images.get().train().size(), "image"),
                  Visible.of(images.get().train().name())));
    }
    return sentences;
  }
}
