package equipoise.experiments.cli;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.io.write.SetWriter;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Progress;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.generate.AuditSample;
import equipoise.experiments.generate.Candidates;
import equipoise.experiments.generate.Drawing;
import equipoise.experiments.generate.ImageFilter;
import equipoise.experiments.generate.Publication;
import equipoise.experiments.generate.Supply;
import equipoise.experiments.generate.SyntheticSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    description = {
      "Makes a synthetic data set: images of each class by a generator that is trained on DATA, by a"
          + " sampler such as smote, by a generator that was kept, or those of an arm of a run; with"
          + " metadata.csv, manifest.jsonl, audit.json, a data set card and croissant.json. The same"
          + " command gives the same bytes."
    },
    footer = {
      "",
      "A generator trains on DATA's training part less a tenth for its checks. A class with too few",
      "images for it is left out, or if it is asked for, refused. Trained generators are kept for",
      "later ('equipoise cache list').",
      "",
      "The audit compares at most 100 images of each class with real ones that the generator has not",
      "seen: DATA's test part, or without one the tenth.",
      "",
      "Example:",
      "  equipoise generate pictures/ --size 64 --method dcgan --count 200 --out synthetic",
      "  equipoise generate pictures/ --method smote --class rare --count 50 --out rare",
      "  equipoise generate --model runs/demo/models/dcgan-0123456789ab --count 100 --out more",
      "  equipoise generate --from runs/demo --arm smote --out smote-images"
    })
final class GenerateCommand extends Subcommand {
  @Mixin GenerateSource source;

  @Mixin ImageOptions images;

  @Mixin ImageOutput output;

  @Mixin EngineOptions engine;

  @Mixin FilterOptions filters;

  @Mixin GateOptions gate;

  @Mixin PublicationOptions publication;

  @Option(
      names = "--class",
      paramLabel = "C",
      description = "A class to make images of; may be given again; default: every class.")
  List<String> classes = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Images of each class; of a run's arm by default all it has.")
  Integer count;

  @Option(names = "--json", description = "Print what was made as JSON.")
  boolean json;

  @Override
  public Integer call() {
    source.require(this);
    filters.require(this);
    if (count == null ? !source.isRun() : count < 1) {
      throw usage("--count N is how many images of each class to make, at least 1");
    }
    gate.require(this);
    filters.requireReal(this);
    EngineChoice choice = engine.request(this);
    Publication published = publication.publication(this);
    SetWriter writer = output.require(this, source.path()).configured().create();
    List<String> refused = new ArrayList<>();
    SyntheticSet set;
    try (WorkDisplay display = WorkDisplay.on(err(), source.title());
        Interruptible progress = new Interruptible(display, this)) {
      set = set(choice, writer, new Remarks(progress), refused);
      output.write(directory -> set.fill(writer, directory, published, progress));
    } catch (GenerationException e) {
      throw new CommandFailure(source.path() + ": " + e.getMessage());
    } catch (Progress.Cancelled e) {
      throw new CommandFailure("interrupted; " + output.directory + " was not written");
    }
    set.recipe().remarks().forEach(remark -> err().println("equipoise: " + Lines.single(remark)));
    err().flush();
    GenerateText text = new GenerateText(set, refused, output);
    if (json) {
      printJson(text.document());
    } else {
      text.lines().forEach(out()::println);
      out().flush();
    }
    return 0;
  }

  private SyntheticSet set(
      EngineChoice choice, SetWriter writer, Remarks remarks, List<String> refused) {
    try (Supply supply = source.open(this, choice, words(), remarks)) {
      ImageOutput.requireHolds(writer, supply.train().data(), source.path());
      List<Integer> labels = labels(supply, refused);
      remarks.addAll(refused);
      try (FilterOptions.Open open = filters.open(choice, supply, remarks)) {
        int wanted = count == null ? supply.train().size() : count;
        Drawing drawing = new Drawing(supply.maker(), open.filters());
        Candidates drawn = drawing.of(labels, wanted, remarks);
        open.filters().forEach(filter -> remarks.addAll(List.of(filter.words())));
        GateOptions.Judged judged =
            gate.judged(
                new GateOptions.Made(supply, new AuditSample(drawing, wanted), drawn, labels),
                choice,
                remarks);
        remarks.addAll(shortages(judged.drawn(), labels));
        requireSome(judged.drawn());
        return new SyntheticSet(
            supply.recipe().remarking(remarks.all()),
            supply.real(),
            judged.drawn(),
            judged.audit());
      }
    }
  }

  private static void requireSome(Candidates drawn) {
    if (drawn.reasons().stream().noneMatch(ImageFilter.KEPT::equals)) {
      throw new CommandFailure(
          drawn.reasons().isEmpty()
              ? "no image was made, so nothing was written"
              : "all %d images were rejected, the first as '%s', so nothing was written"
                  .formatted(drawn.reasons().size(), drawn.reasons().get(0)));
    }
  }

  /**
   * @param names of the classes that there are
   * @throws DataException if another one is asked for
   */
  void requireKnown(List<String> names) {
    for (String name : classes) {
      if (!names.contains(name)) {
        throw new DataException(
            "%s: there is no class '%s'; the classes are %s"
                .formatted(source.path(), Visible.of(name), String.join(", ", names)));
      }
    }
  }

  /** The classes to make images of; those that the method refuses are listed. */
  private List<Integer> labels(Supply supply, List<String> refused) {
    List<String> names = supply.train().data().classes();
    requireKnown(names);
    Map<Integer, String> reasons = supply.maker().refused();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      boolean asked = classes.contains(names.get(c));
      if (asked && reasons.containsKey(c)) {
        throw new DataException(source.path() + ": " + reasons.get(c));
      }
      if (asked || classes.isEmpty() && !reasons.containsKey(c)) {
        labels.add(c);
      } else if (classes.isEmpty() && reasons.containsKey(c)) {
        refused.add(reasons.get(c));
      }
    }
    return labels;
  }

  /** Classes of which fewer were kept than asked for. */
  private List<String> shortages(Candidates drawn, List<Integer> labels) {
    List<String> sentences = new ArrayList<>();
    for (int label : labels) {
      int[] rows = drawn.data().rowsOf(label);
      long kept =
          Arrays.stream(rows)
              .filter(row -> drawn.reasons().get(row).equals(ImageFilter.KEPT))
              .count();
      if (count != null && kept < count) {
        sentences.add(
            "Class '%s' has %d images instead of %d: %d were made, %d rejected."
                .formatted(
                    drawn.data().classes().get(label),
                    kept,
                    count,
                    rows.length,
                    rows.length - kept));
      }
    }
    return sentences;
  }

  /** The command that writes the same files, wherever data and output lie. */
  private String words() {
    return new CommandWords("equipoise", "generate")
        .file("", source.data)
        .file("--from", source.run)
        .file("--model", source.kept.model)
        .file("--real", source.kept.real)
        .option("--arm", source.arm)
        .option("--dataset", source.dataset.isEmpty() ? null : source.dataset)
        .option("--repeat", source.isRun() ? source.repeat : null)
        .option("--fold", source.fold == 0 ? null : source.fold)
        .file("--labels", images.labels)
        .option("--size", images.size)
        .option("--channels", images.channels == 0 ? null : images.channels)
        .option("--method", source.method)
        .options("--option", source.options)
        .options("--class", classes)
        .option("--count", count)
        .option("--seed", source.isRun() ? null : source.seed())
        .option("--reject-near-copies", filters.nearCopies ? "" : null)
        .option("--confidence", filters.confidence)
        .option("--no-audit", gate.none ? "" : null)
        .option("--gate", gate.isOn() ? "on" : null)
        .option("--engine", engine.engine.equals("auto") ? null : engine.engine)
        .option("--device", engine.device.equals("cpu") ? null : engine.device)
        .option("--precision", engine.precision.equals("float32") ? null : engine.precision)
        .option("--format", output.format.equals("folder") ? null : output.format)
        .option("--out", "DIR")
        .toString();
  }
}
