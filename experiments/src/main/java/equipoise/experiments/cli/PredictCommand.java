package equipoise.experiments.cli;

import equipoise.classifiers.saved.SavedClassifier;
import equipoise.core.Visible;
import equipoise.core.io.format.PictureFiles;
import equipoise.experiments.predict.PredictedImage;
import equipoise.experiments.predict.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "predict",
    description = {
      "Classifies images with a network or forest that 'run --save-models' kept: the most probable class of"
          + " each and its probability, calibrated on the validation images of its training.",
      "Files that cannot be read are named and left out; the command then ends with 3."
    },
    footer = {
      "",
      "Images of other sizes are resized as those of the training were.",
      "",
      "Example:",
      "  equipoise predict runs/cells/models/3f9a... new-pictures/",
      "  equipoise predict runs/cells/models/3f9a... new-pictures/ --out predicted.csv"
    })
final class PredictCommand extends Subcommand {
  /** Printed ones; all are in the file and the JSON. */
  private static final int NAMED = 20;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A folder in models/ of a run.")
  Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = "Image files, or folders of them at any depth.")
  List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write file, class and all probabilities as CSV instead of printing.")
  Path file;

  @Option(names = "--json", description = "Print classes and all probabilities as JSON.")
  boolean json;

  @Mixin EngineOptions engine;

  @Override
  public Integer call() {
    SavedClassifier saved = SavedModels.read(folder);
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(PictureFiles.at(path));
    }
    List<PredictedImage> unreadable = new ArrayList<>();
    List<PredictedImage> images = new ArrayList<>();
    try (WorkDisplay display = WorkDisplay.on(err(), "predict");
        Interruptible progress = new Interruptible(display, this)) {
      new Prediction(saved)
          .run(
              files,
              engine.choice(this).engine(),
              progress,
              image -> (image.flaw().isEmpty() ? images : unreadable).add(image));
    }
    print(saved.model().classes(), images, unreadable);
    return unreadable.isEmpty() ? 0 : images.isEmpty() ? 1 : 3;
  }

  private void print(
      List<String> classes, List<PredictedImage> images, List<PredictedImage> unreadable) {
    unreadable.stream().limit(NAMED).forEach(image -> err().println(Lines.single(line(image))));
    if (unreadable.size() > NAMED) {
      err().println("... and " + (unreadable.size() - NAMED) + " more cannot be read");
    }
    err().flush();
    if (file != null) {
      write(classes, images);
    }
    if (json) {
      printJson(json(classes, images, unreadable));
    } else if (file == null) {
      for (PredictedImage image : images) {
        out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%s  %s  %.3f",
                    Visible.of(image.file().toString()),
                    Visible.of(classes.get(image.label())),
                    image.probabilities().get(image.label())));
      }
    } else {
      out().println(file + ": " + images.size() + " images");
    }
    out().flush();
  }

  private static String line(PredictedImage image) {
    return image.file() + ": " + image.flaw().orElseThrow();
  }

  private void write(List<String> classes, List<PredictedImage> images) {
    try {
      PredictedCsv.write(file, classes, images);
    } catch (IOException e) {
      throw new CommandFailure(file + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  private Map<String, Object> json(
      List<String> classes, List<PredictedImage> images, List<PredictedImage> unreadable) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", folder.toString());
    List<Object> described = new ArrayList<>();
    for (PredictedImage image : images) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", image.file().toString());
      one.put("class", classes.get(image.label()));
      Map<String, Float> probabilities = new LinkedHashMap<>();
      for (int c = 0; c < classes.size(); c++) {
        probabilities.put(classes.get(c), image.probabilities().get(c));
      }
      one.put("probabilities", probabilities);
      described.add(one);
    }
    document.put("images", described);
    document.put(
        "unreadable",
        unreadable.stream()
            .map(
                image ->
                    Map.of("file", image.file().toString(), "message", image.flaw().orElse("")))
            .toList());
    return document;
  }
}
