package equipoise.experiments.cli;

import equipoise.classifiers.explain.ExplainedModel;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.file.AtomicFiles;
import equipoise.core.file.NewDirectory;
import equipoise.core.io.format.PictureFiles;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import equipoise.engines.api.Engine;
import equipoise.experiments.explain.ExplainedImage;
import equipoise.experiments.explain.ExplainedPage;
import equipoise.experiments.explain.FileImages;
import equipoise.experiments.explain.ImageGroup;
import equipoise.experiments.run.TrialImages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    customSynopsis = {
      "equipoise explain MODEL IMAGES... --out DIR [OPTIONS]",
      "       equipoise explain RUN_DIR TRIAL [--out DIR] [OPTIONS]"
    },
    description = {
      "Shows how a network that 'run --save-models' kept looks at images: which pixels the score"
          + " of"
          + " a class rests on, by five methods, its first filters and feature maps. Of a trial it shows"
          + " the most wrong, the most surely wrong and some right test images.",
      "Writes index.html, which needs nothing else, and a PNG a sheet.",
      "Files that cannot be read are named and left out; the command then ends with 3."
    },
    footer = {
      "",
      "An image in a folder that is named as a class is taken for one of that class.",
      "",
      "Example:",
      "  equipoise explain runs/cells 3f9a",
      "  equipoise explain runs/cells/models/3f9a... new-pictures/ --out looks"
    })
final class ExplainCommand extends Subcommand {
  private static final int MOST = 100;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A folder in models/ of a run, or a run directory.")
  Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = {
        "Image files, or folders of them at any depth;",
        "of a run directory one TRIAL: its key, or an unambiguous start of it."
      })
  List<String> subjects;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to; a new or empty directory. Default for a trial: RUN_DIR/explained/KEY, which is"
              + " replaced.")
  Path directory;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images on a sheet, at most; 1 to 100, default: ${DEFAULT-VALUE}.")
  int count;

  @Option(names = "--json", description = "Print what was written as JSON.")
  boolean json;

  @Mixin EngineOptions engine;

  /**
   * What is looked at.
   *
   * @param target of the files
   * @param isOwn whether the target is ours to replace
   */
  private record Work(
      SavedClassifier saved,
      List<ImageGroup> groups,
      List<PictureFiles.One> unreadable,
      Path target,
      boolean isOwn) {}

  @Override
  public Integer call() {
    if (count < 1 || count > MOST) {
      throw usage("--count must be from 1 to " + MOST + ", but is " + count);
    }
    requireOut();
    RunDirectory run = new RunDirectory(folder);
    boolean isRun = Files.exists(run.results()) || Files.exists(run.resolvedStudy());
    Engine runs = engine.choice(this).engine();
    Work work;
    Map<String, byte[]> files;
    try (WorkDisplay display = WorkDisplay.on(err(), "explain");
        Interruptible progress = new Interruptible(display, this)) {
      display.doing("reading");
      work = isRun ? trial(run) : images(runs);
      files = work.groups().isEmpty() ? Map.of() : drawn(work, runs, progress);
    }
    work.unreadable().forEach(one -> err().println(Lines.single(line(one))));
    err().flush();
    if (files.isEmpty()) {
      throw new CommandFailure("none of the images can be read, so nothing is written");
    }
    write(work, files);
    print(work, files);
    return work.unreadable().isEmpty() ? 0 : 3;
  }

  private static Map<String, byte[]> drawn(Work work, Engine engine, Progress progress) {
    return new ExplainedPage(work.saved(), work.groups(), engine).files(progress);
  }

  private void requireOut() {
    if (directory == null) {
      return;
    }
    try {
      new NewDirectory(directory).require();
    } catch (FileAlreadyExistsException e) {
      throw usage("--out " + directory + ' ' + e.getReason() + "; choose a new or empty directory");
    } catch (IOException e) {
      throw new CommandFailure(directory + ": cannot be looked at (" + e.getMessage() + ")");
    }
  }

  private Work trial(RunDirectory run) {
    if (subjects.size() != 1) {
      throw usage(
          Visible.of(folder.toString())
              + " is a run directory: name one of its trials, or a model in its models/");
    }
    TrialResult result = TrialChoice.of(run, subjects.get(0));
    SavedClassifier saved = readable(TrialChoice.model(run, result));
    TrialImages images = TrialImages.of(run.root(), result);
    float[][] probabilities =
        saved.temperature().scale(images.predictions().test().probabilities());
    List<ExplainedImage> test = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      test.add(
          ExplainedImage.of(
              "test image " + images.predictions().test().index()[i],
              saved.pixels(images.test(), i),
              images.test().label(i),
              probabilities[i]));
    }
    Path target = run.root().resolve("explained").resolve(result.key());
    return new Work(
        saved,
        ImageGroup.ofTest(test, count),
        List.of(),
        directory == null ? target : directory,
        directory == null);
  }

  private Work images(Engine runs) {
    if (directory == null) {
      throw usage("Missing required option: '--out=DIR'");
    }
    SavedClassifier saved = readable(folder);
    List<Path> files = new ArrayList<>();
    for (String path : subjects) {
      files.addAll(PictureFiles.at(Path.of(path)));
    }
    FileImages read = FileImages.read(files, count, saved, runs);
    String left =
        read.left() == 0
            ? ""
            : " %s not shown; --count shows more."
                .formatted(read.left() == 1 ? "One more is" : read.left() + " more are");
    ImageGroup group =
        new ImageGroup("images", "Images", "The images that were given." + left, read.images());
    return new Work(
        saved,
        read.images().isEmpty() ? List.of() : List.of(group),
        read.unreadable(),
        directory,
        false);
  }

  /** A model that can be looked into. */
  private static SavedClassifier readable(Path folder) {
    SavedClassifier saved = SavedModels.read(folder);
    try {
      ExplainedModel.networks(saved.model());
    } catch (IllegalArgumentException e) {
      throw new DataException(Visible.of(folder.toString()) + ": " + e.getMessage(), e);
    }
    return saved;
  }

  private static void write(Work work, Map<String, byte[]> files) {
    AtomicFiles.Filling filling =
        target -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(target.resolve(file.getKey()), file.getValue());
          }
        };
    try {
      if (work.isOwn()) {
        AtomicFiles atomic = new AtomicFiles(work.target().resolveSibling(".unfinished"));
        atomic.directory(work.target(), filling);
        atomic.clear();
      } else {
        new NewDirectory(work.target()).write(filling);
      }
    } catch (IOException e) {
      throw new CommandFailure(work.target() + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  private void print(Work work, Map<String, byte[]> files) {
    if (json) {
      printJson(document(work, files));
      return;
    }
    for (ImageGroup group : work.groups()) {
      out().println("%s: %s".formatted(group.title(), Counted.of(group.images().size(), "image")));
    }
    out().println("Page: " + work.target().resolve(ExplainedPage.INDEX));
    out().flush();
  }

  private static Map<String, Object> document(Work work, Map<String, byte[]> files) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("page", work.target().resolve(ExplainedPage.INDEX).toString());
    document.put(
        "files", files.keySet().stream().map(f -> work.target().resolve(f).toString()).toList());
    Map<String, Object> sheets = new LinkedHashMap<>();
    List<String> classes = work.saved().model().classes();
    for (ImageGroup group : work.groups()) {
      sheets.put(group.kind(), group.images().stream().map(i -> described(i, classes)).toList());
    }
    document.put("sheets", sheets);
    document.put(
        "unreadable",
        work.unreadable().stream()
            .map(one -> Map.of("file", one.file().toString(), "message", one.flaw().orElse("")))
            .toList());
    return document;
  }

  private static Map<String, Object> described(ExplainedImage image, List<String> classes) {
    Map<String, Object> described = new LinkedHashMap<>();
    boolean known = image.label() != ExplainedImage.UNKNOWN;
    described.put("image", image.name());
    described.put("true", known ? classes.get(image.label()) : null);
    described.put("predicted", classes.get(image.predicted()));
    described.put("probability", image.probability());
    described.put("trueProbability", known ? image.trueProbability() : null);
    return described;
  }

  private static String line(PictureFiles.One one) {
    return one.file() + ": " + one.flaw().orElseThrow();
  }
}
