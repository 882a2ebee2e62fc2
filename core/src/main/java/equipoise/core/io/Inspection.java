package equipoise.core.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import equipoise.core.Visible;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.data.Shape;
import equipoise.core.table.Table;
import equipoise.core.table.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a path holds, and what is wrong with it. As JSON it is the answer of {@code data inspect}.
 *
 * @param path as it was given, control characters made visible
 * @param format {@code idx}, {@code folder}, {@code cifar}, {@code npz}, an image's kind such as
 *     {@code png}, a table's such as {@code csv}; null if it could not be told
 * @param kind {@code images} or {@code table}; null with the format
 * @param shape of every image as it would be read, of every row without its class; null if none
 *     could be read. In JSON a table's is the number of its feature columns
 * @param size number of images, of the training part where there is a test part, or of rows
 * @param classes with their numbers of images, also those without any, or of rows
 * @param imbalanceRatio the largest class by the smallest that is not empty; null without classes
 * @param test the format's own test part; null (and absent from the JSON) if it has none
 */
public record Inspection(
    String path,
    String format,
    String kind,
    @JsonSerialize(converter = ShapeNumbers.class) Shape shape,
    long size,
    List<ClassCount> classes,
    Double imbalanceRatio,
    List<Problem> problems,
    @JsonInclude(JsonInclude.Include.NON_NULL) TestPart test) {
  private static final TableOptions GUESSING =
      new TableOptions(TableOptions.LAST, TableOptions.Header.GUESSED, List.of());

  public Inspection {
    classes = List.copyOf(classes);
    problems = List.copyOf(problems);
  }

  /** A class and its number of images or rows. */
  public record ClassCount(String name, int count) {}

  /** A test part. */
  public record TestPart(long size, List<ClassCount> classes) {}

  /**
   * Looks at a path. Bad data is no exception but a problem in the result.
   *
   * @param labels a file of labels that stands apart
   */
  public static Inspection of(Path path, Optional<Path> labels) {
    ReadOptions options = ReadOptions.DEFAULTS;
    return of(path, labels.map(options::withLabels).orElse(options));
  }

  /** Looks at a path as it would be read with these options; a CSV's header is guessed. */
  public static Inspection of(Path path, ReadOptions options) {
    return of(path, options, GUESSING);
  }

  /** Looks at a path as it would be read with these options, a table with those for tables. */
  public static Inspection of(Path path, ReadOptions options, TableOptions tables) {
    if (options.format() == SetFormat.AUTO && isTable(formatByName(path))) {
      return ofTable(path, tables);
    }
    Problems problems = new Problems();
    Loaded loaded = Loaded.nothing(null);
    try {
      loaded = look(path, options, problems);
    } catch (Flaw flaw) {
      problems.error(path, flaw);
    }
    DataWarnings.report(path, loaded, problems);
    String format = loaded.format() == null ? formatByName(path) : loaded.format();
    List<ClassCount> classes = counts(loaded, loaded.train());
    LabelledImages test = loaded.test();
    return new Inspection(
        Visible.of(path.toString()),
        format,
        format == null ? null : isTable(format) ? "table" : "images",
        loaded.shape(),
        loaded.train().size(),
        classes,
        ratio(classes),
        problems.all(),
        test == null ? null : new TestPart(test.size(), counts(loaded, test)));
  }

  private static Inspection ofTable(Path path, TableOptions options) {
    Problems problems = new Problems();
    String given = Visible.of(path.toString());
    try {
      Table table = Table.read(path, options);
      Dataset data = table.data();
      table.warnings().forEach(warning -> problems.warning(path, warning));
      DataWarnings.rows(path, data, problems);
      int[] n = data.counts();
      List<ClassCount> classes = new ArrayList<>();
      for (int c = 0; c < n.length; c++) {
        classes.add(new ClassCount(data.classes().get(c), n[c]));
      }
      return new Inspection(
          given,
          table.format().word(),
          "table",
          data.shape(),
          data.size(),
          classes,
          ratio(classes),
          problems.all(),
          null);
    } catch (DataException e) {
      String message = e.getMessage();
      problems.error(
          path, message.startsWith(given) ? message.substring(given.length() + 2) : message);
      return new Inspection(
          given, formatByName(path), "table", null, 0, List.of(), null, problems.all(), null);
    }
  }

  /** Whether the data cannot be used: exit code 4. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  private static Loaded look(Path path, ReadOptions options, Problems problems) throws Flaw {
    if (options.format() == SetFormat.AUTO && Detection.of(path) == Detection.Holding.IMAGE) {
      return single(path, options, problems);
    }
    return ImageSets.load(path, options, problems);
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

  private static List<ClassCount> counts(Loaded loaded, LabelledImages part) {
    List<ClassCount> counts = new ArrayList<>();
    if (part.labels() != null) {
      int[] n = part.counts(loaded.classes());
      for (int c = 0; c < n.length; c++) {
        counts.add(new ClassCount(loaded.classes().get(c), n[c]));
      }
    }
    return counts;
  }

  private static Double ratio(List<ClassCount> classes) {
    int max = classes.stream().mapToInt(ClassCount::count).max().orElse(0);
    int min = classes.stream().mapToInt(ClassCount::count).filter(n -> n > 0).min().orElse(0);
    return min == 0 ? null : (double) max / min;
  }
}
