package equipoise.experiments.study;

import equipoise.core.data.DataException;
import equipoise.core.data.Imbalance;
import equipoise.core.table.TableFormat;
import equipoise.core.table.TableOptions;
import equipoise.core.table.TableOptions.Header;
import equipoise.experiments.study.DataSpec.Duplicates;
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
import java.util.Optional;
import java.util.stream.Stream;

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
    return read(file, Map.of());
  }

  /**
   * @param values of some keys, which take the place of the file's
   * @throws DataException as {@link #read(Path)}
   * @throws IllegalArgumentException if one of the keys cannot be set
   */
  public static Study read(Path file, Map<String, String> values) {
    YamlText written = YamlText.read(file);
    YamlText text = new YamlText(written.name(), StudyText.with(written.text(), values));
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new StudyFile(text, parent).study();
  }

  /**
   * @param name under which messages mention the text
   * @param directory that paths are relative to
   * @throws DataException as {@link #read}
   */
  public static Study parse(String name, String text, Path directory) {
    return parse(name, text, directory, Map.of());
  }

  /**
   * @param values as in {@link #read(Path, Map)}
   */
  public static Study parse(String name, String text, Path directory, Map<String, String> values) {
    return new StudyFile(new YamlText(name, StudyText.with(text, values)), directory).study();
  }

  private Study study() {
    Parsed root = new GrammarReader(source).read("study", source.compose(), StudyKeys.STUDY);
    List<DataSpec> data = root.get("data").list().stream().flatMap(this::withContrast).toList();
    requireDistinctNames(data);
    MethodReader reader = new MethodReader(source.name(), directory);
    List<Method> methods = reader.methods(root.get("methods"));
    List<StudyClassifier> classifiers = reader.classifiers(root.get("classifiers"));
    reader.requireCompatible(methods, classifiers);
    Study study =
        new Study(
            root.get("study").text(),
            root.has("seed") ? (Long) root.get("seed").value() : 0,
            data,
            methods,
            classifiers,
            new AugmentationReader(source.name()).augmentation(root.get("augmentation")),
            root.number("margin", 2),
            root.integer("repeats", 5),
            folds(root),
            source.text(),
            directory.toAbsolutePath().normalize());
    if (study.size() == 0) {
      throw error(
          root.get("data"),
          "nothing can be run: every data set is a table, and all classifiers or all methods take images only; add a classifier such as random-forest");
    }
    return study;
  }

  private int folds(Parsed root) {
    if (root.has("folds")) {
      for (Parsed data : root.get("data").list()) {
        if (data.has("test")) {
          throw error(
              data.get("test"),
              "'test' does not go with 'folds' (line "
                  + root.get("folds").line()
                  + "), which test on every image once; omit one of them");
        }
      }
    }
    return root.integer("folds", 0);
  }

  /** The data set, and where it asks for that, the same one without its groups. */
  private Stream<DataSpec> withContrast(Parsed map) {
    DataSpec spec = data(map);
    boolean compared =
        map.has("groups")
            && map.get("groups").has("compare")
            && Boolean.TRUE.equals(map.get("groups").get("compare").value());
    return compared ? Stream.of(spec, spec.withoutGroups()) : Stream.of(spec);
  }

  private DataSpec data(Parsed map) {
    String format = map.get("format").text();
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
    Format stored = new Format(format);
    requireKeysOf(stored, map);
    return new DataSpec(
        map.get("name").text(),
        stored,
        path(map.get("path")),
        path(map.get("labels")),
        image(map.get("image")),
        table(map),
        map.text("missing", "error").equals("drop"),
        classes(map.get("classes")),
        imbalance(map.get("imbalance")),
        map.number("validation", 0.1),
        test(map.get("test")),
        new GroupsReader(source.name()).groups(map.get("groups"), format),
        duplicates(map.get("duplicates")),
        Optional.empty(),
        place(map.line()));
  }

  /** Keys that say nothing about such data are refused: an option that does nothing misleads. */
  private void requireKeysOf(Format format, Parsed map) {
    List<String> idle =
        format.isTable()
            ? List.of("image", "labels")
            : List.of("target", "nominal", "header", "missing");
    for (String key : idle) {
      if (map.has(key)) {
        throw error(
            map.get(key),
            "'%s' says nothing about the format %s, which holds %s; omit the key"
                .formatted(key, format.word(), format.isTable() ? "a table" : "images"));
      }
    }
    if (format.isTable() && !format.word().equals(TableFormat.CSV.word())) {
      for (String key : List.of("nominal", "header")) {
        if (map.has(key)) {
          throw error(
              map.get(key),
              "'%s' is for CSV; %s files say it themselves".formatted(key, format.word()));
        }
      }
    }
  }

  private static TableOptions table(Parsed map) {
    List<String> nominal =
        map.has("nominal")
            ? map.get("nominal").list().stream().map(Parsed::text).toList()
            : List.of();
    boolean absent = map.text("header", "present").equals("absent");
    return new TableOptions(
        map.text("target", TableOptions.LAST), absent ? Header.ABSENT : Header.PRESENT, nominal);
  }

  private static Duplicates duplicates(Parsed word) {
    return word == null
        ? Duplicates.UNSTATED
        : Duplicates.valueOf(word.text().toUpperCase(Locale.ROOT));
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
