package equipoise.experiments.study;

import equipoise.classifiers.training.Augmentation;
import equipoise.core.data.DataException;
import equipoise.core.data.Imbalance;
import equipoise.core.table.TableFormat;
import equipoise.experiments.study.DataSpec.Format;
import equipoise.experiments.study.DataSpec.ImageSpec;
import equipoise.experiments.study.DataSpec.TestSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads study files. Every mistake is one line: file, line, what is wrong, what would be right. */
public final class StudyFile {
  private static final String EMBEDDED = "symbols";

  private final YamlText source;
  private final Path directory;

  private StudyFile(YamlText source, Path directory) {
    this.source = source;
    this.directory = directory;
  }

  /**
   * @throws DataException if the file is not a study, with the place of the first mistake
   */
  public static Study read(Path file) {
    YamlText text = YamlText.read(file);
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new StudyFile(text, parent).study();
  }

  /**
   * @param name under which messages mention the text
   * @param directory that paths are relative to
   * @throws DataException as {@link #read}
   */
  public static Study parse(String name, String text, Path directory) {
    return new StudyFile(new YamlText(name, text), directory).study();
  }

  private Study study() {
    Parsed root = new GrammarReader(source).read("study", source.compose(), StudyKeys.STUDY);
    List<DataSpec> data = root.get("data").list().stream().map(this::data).toList();
    requireDistinctNames(data);
    MethodReader reader = new MethodReader(source.name());
    List<Method> methods = reader.methods(root.get("methods"));
    List<StudyClassifier> classifiers = reader.classifiers(root.get("classifiers"));
    reader.requireCompatible(methods, classifiers);
    return new Study(
        root.get("study").text(),
        root.has("seed") ? (Long) root.get("seed").value() : 0,
        data,
        methods,
        classifiers,
        augmentation(root.get("augmentation")),
        root.integer("repeats", 5),
        source.text());
  }

  private static Augmentation augmentation(Parsed map) {
    return map == null
        ? Augmentation.NONE
        : new Augmentation(
            map.number("shift", 0), map.number("rotation", 0), map.number("zoom", 0));
  }

  private DataSpec data(Parsed map) {
    String format = map.get("format").text();
    if (TableFormat.CATALOGUE.has(format)) {
      throw error(
          map.get("format"),
          "format '"
              + format
              + "' is not yet supported in studies; images only (idx, folder, cifar, npz, mat, embedded)");
    }
    boolean embedded = format.equals("embedded");
    if (!embedded && !map.has("path")) {
      throw error(
          map, "the key 'path' is missing in 'data'; it is where the " + format + " data lies");
    }
    if (embedded && map.has("path")) {
      throw error(map.get("path"), "an embedded data set has no 'path'; omit the key");
    }
    if (embedded && !map.get("name").text().equals(EMBEDDED)) {
      throw error(
          map.get("name"),
          "there is no embedded data set '"
              + map.get("name").text()
              + "'; the only one is '"
              + EMBEDDED
              + "'");
    }
    return new DataSpec(
        map.get("name").text(),
        Format.valueOf(format.toUpperCase(Locale.ROOT)),
        path(map.get("path")),
        path(map.get("labels")),
        image(map.get("image")),
        classes(map.get("classes")),
        imbalance(map.get("imbalance")),
        map.number("validation", 0.1),
        test(map.get("test")),
        place(map.line()));
  }

  private Path path(Parsed path) {
    if (path == null) {
      return null;
    }
    try {
      return directory.resolve(path.text()).normalize();
    } catch (InvalidPathException e) {
      throw error(path, "'" + path.text() + "' cannot be a path: " + e.getReason());
    }
  }

  private ImageSpec image(Parsed map) {
    if (map == null) {
      return ImageSpec.DEFAULTS;
    }
    int channels = map.integer("channels", 0);
    if (channels == 2) {
      throw error(map.get("channels"), "'channels' is 2, but must be 1 (grey) or 3 (colour)");
    }
    int height = map.integer("height", map.integer("width", 0));
    return new ImageSpec(
        height, map.integer("width", height), channels, map.text("filter", "bilinear"));
  }

  private List<String> classes(Parsed list) {
    if (list == null) {
      return List.of();
    }
    List<String> classes = new ArrayList<>();
    for (Parsed item : list.list()) {
      if (classes.contains(item.text())) {
        throw error(item, "the class '" + item.text() + "' is listed twice; remove one");
      }
      classes.add(item.text());
    }
    if (classes.size() < 2) {
      throw error(list, "'classes' names one class; a study needs at least two");
    }
    return classes;
  }

  private static Imbalance imbalance(Parsed value) {
    if (value == null || !value.isMap()) {
      return Imbalance.NONE;
    }
    if (value.has("counts")) {
      return counts(value.get("counts"));
    }
    if (value.has("longTail")) {
      return new Imbalance.LongTail(value.get("longTail").get("ratio").number());
    }
    Parsed step = value.get("step");
    return new Imbalance.Step(step.get("ratio").number(), step.get("minority").integer());
  }

  private static Imbalance counts(Parsed counts) {
    if (counts.isList()) {
      return new Imbalance.Counts(counts.list().stream().map(Parsed::integer).toList());
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.map().forEach((name, count) -> named.put(name, count.integer()));
    return new Imbalance.NamedCounts(named);
  }

  private static TestSpec test(Parsed map) {
    if (map == null) {
      return new TestSpec.Default();
    }
    return map.has("perClass")
        ? new TestSpec.PerClass(map.get("perClass").integer())
        : new TestSpec.Fraction(map.get("fraction").number());
  }

  private void requireDistinctNames(List<DataSpec> data) {
    Map<String, String> places = new HashMap<>();
    for (DataSpec spec : data) {
      String first = places.putIfAbsent(spec.name(), spec.place());
      if (first != null) {
        throw new DataException(
            spec.place()
                + ": two data sets are named '"
                + spec.name()
                + "' (the first at "
                + first
                + "); give one another name");
      }
    }
  }

  private String place(int line) {
    return source.name() + ":" + line;
  }

  private DataException error(Parsed at, String message) {
    return new DataException(source.name() + ":" + at.line() + ": " + message);
  }
}
