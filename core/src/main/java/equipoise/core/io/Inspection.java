package equipoise.core.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import equipoise.core.data.Shape;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.table.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return InspectedData.read(path, options, TableOptions.GUESSING).inspection();
  }

  /** The same with more problems at the end. */
  public Inspection withProblems(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Inspection(path, format, kind, shape, size, classes, imbalanceRatio, all, test);
  }

  /** Whether the data cannot be used: exit code 4. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  static Double ratio(List<ClassCount> classes) {
    int max = classes.stream().mapToInt(ClassCount::count).max().orElse(0);
    int min = classes.stream().mapToInt(ClassCount::count).filter(n -> n > 0).min().orElse(0);
    return min == 0 ? null : (double) max / min;
  }
}
