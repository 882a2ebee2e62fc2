package equipoise.experiments.study;

import equipoise.core.io.format.SetFormat;
import equipoise.core.table.TableFormat;
import equipoise.core.table.TableOptions;
import equipoise.experiments.catalogue.Entries;
import equipoise.experiments.study.Value.Choice;
import equipoise.experiments.study.Value.Either;
import equipoise.experiments.study.Value.Items;
import equipoise.experiments.study.Value.Key;
import equipoise.experiments.study.Value.MapOf;
import equipoise.experiments.study.Value.Table;
import equipoise.experiments.study.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Every key of a study file: the one source of the reader, its messages and the JSON Schema. */
final class StudyKeys {
  private StudyKeys() {}

  private static final Value NAME = new Text("a name");
  private static final Value PATH = new Text("a path");
  private static final Value COUNT = new Value.Integer(1, Integer.MAX_VALUE);
  private static final Value SHARE = new Value.Number(0, 1, true);
  private static final Value RATIO = new Value.Number(1, Double.POSITIVE_INFINITY, false);

  private static final Table IMAGE =
      new Table(
          "image",
          Key.optional(
              "height", new Value.Integer(1, 1024), null, "rows; as the width, or as the files"),
          Key.optional(
              "width",
              new Value.Integer(1, 1024),
              null,
              "columns; as the height, or as the files (32 if mixed)"),
          Key.optional(
              "channels",
              new Value.Integer(1, 3),
              null,
              "1 grey, 3 colour; as the files if absent"),
          Key.optional(
              "filter",
              new Choice(List.of("bilinear", "bicubic", "nearest")),
              "bilinear",
              "how images are scaled"));

  private static final Value IMBALANCE =
      new Either(
          new Choice(List.of("none")),
          Table.oneOf(
              "imbalance",
              Key.optional(
                  "counts",
                  new Either(new Items(COUNT), new MapOf(COUNT)),
                  null,
                  "training examples of each class in order, or by class name"),
              Key.optional(
                  "longTail",
                  new Table(
                      "longTail",
                      Key.required("ratio", RATIO, "first class's count over the last one's")),
                  null,
                  "exponentially falling counts"),
              Key.optional(
                  "step",
                  new Table(
                      "step",
                      Key.required("ratio", RATIO, "other classes' counts over the minority's"),
                      Key.required("minority", COUNT, "how many of the last classes are rare")),
                  null,
                  "some classes rare, the others as they are")));

  private static final Table TEST =
      Table.oneOf(
          "test",
          Key.optional("perClass", COUNT, null, "test images of every class"),
          Key.optional("fraction", SHARE, 0.2, "share of the data, where it has no test part"));

  private static final Table GROUPS =
      new Table(
          "groups",
          Key.required(
              "from",
              new Choice(List.of("file-name", "folder", "metadata", "array")),
              "where it stands which images belong together"),
          Key.optional(
              "pattern",
              new Text("a regular expression"),
              null,
              "for file-name: its first group in the name of the image file"),
          Key.optional("column", NAME, null, "for metadata: a column of metadata.csv"),
          Key.optional("name", NAME, null, "for array: an array of the NPZ file"),
          Key.optional(
              "compare",
              new Value.Flag(),
              false,
              "whether the report also shows what splits that ignore the groups would claim"));

  private static final Table DATA =
      new Table(
          "data",
          Key.required("name", NAME, "the data set's name in results and reports"),
          Key.required("format", new Choice(formats()), "how it is stored"),
          Key.optional("path", PATH, null, "relative to the study file; none for embedded"),
          Key.optional("labels", PATH, null, "file of labels, relative to the study file"),
          Key.optional("image", IMAGE, null, "the shape that image files are brought to"),
          Key.optional(
              "target", NAME, TableOptions.LAST, "of a table: the class column's name or index"),
          Key.optional(
              "nominal", new Items(NAME), null, "of a CSV: columns whose values are names"),
          Key.optional(
              "header",
              new Choice(List.of("present", "absent")),
              "present",
              "of a CSV: whether its first line names the columns"),
          Key.optional(
              "missing",
              new Choice(List.of("error", "drop")),
              "error",
              "of a table: whether rows that lack a value end the study or are left out"),
          Key.optional("classes", new Items(NAME), null, "only these classes, in this order"),
          Key.optional("imbalance", IMBALANCE, "none", "how the training part is thinned"),
          Key.optional("validation", SHARE, 0.1, "share of the thinned training set"),
          Key.optional("test", TEST, null, "how the test set is drawn, before thinning"),
          Key.optional("groups", GROUPS, null, "images that stay on one side of every split"),
          Key.optional(
              "duplicates",
              new Choice(List.of("drop", "error", "keep")),
              "drop",
              "copies across given parts: drop takes them out of the training part"));

  private static final Value AUGMENTATION = AugmentationReader.grammar();

  static final Value.MethodForm METHOD =
      new Value.MethodForm(
          new Value.Named("method", true, MethodPlace.allEntries()), List.of(MethodPlace.values()));

  static final Value.Named CLASSIFIER =
      new Value.Named("classifier", true, List.copyOf(Entries.CLASSIFIERS.entries()));

  static final Table STUDY =
      new Table(
          "study",
          Key.required("study", NAME, "the study's name"),
          Key.optional(
              "seed", new Value.Integer(Long.MIN_VALUE, Long.MAX_VALUE), 0, "of all randomness"),
          Key.required("data", new Items(DATA), "the data sets"),
          Key.required("methods", new Items(METHOD), "what is compared"),
          Key.required("classifiers", new Items(CLASSIFIER), "what is trained"),
          Key.optional(
              "augmentation", AUGMENTATION, null, "of training images, the same for every method"),
          Key.optional(
              "margin",
              new Value.Number(0, 50, true),
              2.0,
              "points of balanced accuracy that count as equivalent"),
          Key.optional(
              "repeats",
              new Value.Integer(1, 1000),
              5,
              "subset, split and weights seeds, paired across methods"),
          Key.optional(
              "folds",
              new Value.Integer(2, 100),
              null,
              "cross-validation instead of a test set; repeats redraw the folds"));

  private static List<String> formats() {
    List<String> formats = new ArrayList<>(SetFormat.CATALOGUE.names());
    formats.addAll(TableFormat.CATALOGUE.names());
    formats.add(DataSpec.Format.EMBEDDED.word());
    return formats;
  }
}
