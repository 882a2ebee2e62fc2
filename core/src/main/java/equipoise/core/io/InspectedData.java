package equipoise.core.io;

import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.format.ClassSelection;
import equipoise.core.io.format.DataWarnings;
import equipoise.core.io.format.Detection;
import equipoise.core.io.format.Formats;
import equipoise.core.io.format.LabelledImages;
import equipoise.core.io.format.Loaded;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.Problems;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.format.SetFormat;
import equipoise.core.io.picture.Flaw;
import equipoise.core.io.picture.ImageFile;
import equipoise.core.io.picture.ImageHeader;
import equipoise.core.io.picture.ImageKind;
import equipoise.core.io.picture.Picture;
import equipoise.core.table.Table;
import equipoise.core.table.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a path holds and the data themselves, read once.
 *
 * @param train labelled images, of the training part where there is a test part, or a table's rows;
 *     empty if there are errors or no labels
 * @param parts the same with the test part and the images' files; empty as {@code train}, and for
 *     tables
 * @param missing where a table's first value is missing and what to do about it; empty if none is
 */
public record InspectedData(
    Inspection inspection,
    Optional<Dataset> train,
    Optional<ImageSet> parts,
    Optional<String> missing) {

  /** Looks at a path as it would be read with these options, a table with those for tables. */
  public static InspectedData read(Path path, ReadOptions options, TableOptions tables) {
    if (options.format() == SetFormat.AUTO && isTable(formatByName(path))) {
      return table(path, tables);
    }
    Problems problems = new Problems();
    Loaded loaded = Loaded.nothing(null);
    try {
      loaded = load(path, options, problems);
    } catch (Flaw flaw) {
      problems.error(path, flaw);
    }
    DataWarnings.report(path, loaded, problems);
    Optional<ImageSet> parts = parts(path, loaded, options, problems);
    return new InspectedData(
        inspection(path, loaded, problems), parts.map(ImageSet::train), parts, Optional.empty());
  }

  private static Optional<ImageSet> parts(
      Path path, Loaded loaded, ReadOptions options, Problems problems) {
    boolean labelled = loaded.train().labels() != null && loaded.train().size() > 0;
    if (!labelled || !problems.of(Problem.Severity.ERROR).isEmpty()) {
      return Optional.empty();
    }
    try {
      ClassSelection selected = ClassSelection.of(loaded, options);
      return Optional.of(
          new ImageSet(
              loaded.format(),
              selected.train(path),
              selected.test(path),
              selected.trainFiles(),
              selected.testFiles(),
              problems.all()));
    } catch (Flaw flaw) {
      problems.error(path, flaw);
      return Optional.empty();
    }
  }

  private static Inspection inspection(Path path, Loaded loaded, Problems problems) {
    String format = loaded.format() == null ? formatByName(path) : loaded.format();
    List<Inspection.ClassCount> classes = counts(loaded, loaded.train());
    LabelledImages test = loaded.test();
    return new Inspection(
        Visible.of(path.toString()),
        format,
        format == null ? null : isTable(format) ? "table" : "images",
        loaded.shape(),
        loaded.train().size(),
        classes,
        Inspection.ratio(classes),
        problems.all(),
        test == null ? null : new Inspection.TestPart(test.size(), counts(loaded, test)));
  }

  private static InspectedData table(Path path, TableOptions options) {
    Problems problems = new Problems();
    String given = Visible.of(path.toString());
    try {
      Table table = Table.read(path, options);
      Dataset data = table.data();
      table.warnings().forEach(warning -> problems.warning(path, warning));
      DataWarnings.rows(path, data, problems);
      int[] n = data.counts();
      List<Inspection.ClassCount> classes = new ArrayList<>();
      for (int c = 0; c < n.length; c++) {
        classes.add(new Inspection.ClassCount(data.classes().get(c), n[c]));
      }
      Inspection inspection =
          new Inspection(
              given,
              table.format().word(),
              "table",
              data.shape(),
              data.size(),
              classes,
              Inspection.ratio(classes),
              problems.all(),
              null);
      return new InspectedData(
          inspection,
          Optional.of(data),
          Optional.empty(),
          table.firstFlaw().map(flaw -> flaw.where() + "; " + flaw.remedy()));
    } catch (DataException e) {
      String message = e.getMessage();
      problems.error(
          path, message.startsWith(given) ? message.substring(given.length() + 2) : message);
      Inspection inspection =
          new Inspection(
              given, formatByName(path), "table", null, 0, List.of(), null, problems.all(), null);
      return new InspectedData(inspection, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static Loaded load(Path path, ReadOptions options, Problems problems) throws Flaw {
    if (options.format() == SetFormat.AUTO && Detection.of(path) == Detection.Holding.IMAGE) {
      return single(path, options, problems);
    }
    return Formats.read(path, options, problems);
  }

  private static Loaded single(Path path, ReadOptions options, Problems problems) throws Flaw {
    ImageFile image = ImageFile.open(path, options.maxPixels());
    ImageHeader header = image.header();
    DataWarnings.name(path, header, problems);
    Picture picture = image.decode();
    return new Loaded(
        header.kind().word(),
        new ImageShape(picture.channels(), picture.height(), picture.width()),
        List.of(),
        new LabelledImages(new byte[][] {picture.pixels()}, null),
        null);
  }

  private static String formatByName(Path path) {
    try {
      Detection.Holding holding = Detection.of(path);
      String name = path.getFileName().toString();
      return switch (holding) {
        case TABLE -> tableFormat(ImageKind.extension(name));
        case IMAGE -> ImageKind.named(name);
        default -> holding.name().toLowerCase(Locale.ROOT);
      };
    } catch (Flaw flaw) {
      return null;
    }
  }

  private static String tableFormat(String extension) {
    return switch (extension) {
      case "dat" -> "keel";
      case "arff" -> "arff";
      default -> "csv";
    };
  }

  private static boolean isTable(String format) {
    return format != null && List.of("csv", "arff", "keel").contains(format);
  }

  private static List<Inspection.ClassCount> counts(Loaded loaded, LabelledImages part) {
    List<Inspection.ClassCount> counts = new ArrayList<>();
    if (part.labels() != null) {
      int[] n = part.counts(loaded.classes());
      for (int c = 0; c < n.length; c++) {
        counts.add(new Inspection.ClassCount(loaded.classes().get(c), n[c]));
      }
    }
    return counts;
  }
}
