package equipoise.experiments.run;

import equipoise.core.Counted;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.io.ImageSet;
import equipoise.core.io.ImageSets;
import equipoise.core.io.format.Problem;
import equipoise.core.io.format.ReadOptions;
import equipoise.core.io.format.SetFormat;
import equipoise.core.io.picture.Filter;
import equipoise.core.symbols.Symbols;
import equipoise.core.table.Table;
import equipoise.experiments.run.StudyData.Parts;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.DataSpec.Format;
import equipoise.experiments.study.DataSpec.ImageSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The data sets that a study names, from its paths or built in. */
final class DataSource implements StudyData.Source {
  @Override
  public Parts read(DataSpec spec) {
    if (spec.format().equals(Format.EMBEDDED)) {
      return Parts.of(chosen(spec, Symbols.train()), chosen(spec, Symbols.test()));
    }
    return spec.format().isTable() ? table(spec) : images(spec);
  }

  /** Learners and most samplers calculate with every value, so a missing one is refused. */
  private static Parts table(DataSpec spec) {
    Table table = Table.read(spec.path(), spec.table());
    if (!table.format().word().equals(spec.format().word())) {
      throw new DataException(
          "%s: data set '%s' is said to be %s, but %s is %s; write 'format: %s'"
              .formatted(
                  spec.place(),
                  spec.name(),
                  spec.format().word(),
                  spec.path(),
                  table.format().word(),
                  table.format().word()));
    }
    if (!spec.dropsMissing() && table.firstFlaw().isPresent()) {
      throw new DataException(
          "%s: %s; a study needs a value in every cell: fill it in, remove the row, or state 'missing: drop', which leaves such rows out"
              .formatted(spec.path(), table.firstFlaw().get().where()));
    }
    Dataset whole = complete(table.data());
    List<String> notes = new ArrayList<>(table.warnings());
    int dropped = table.data().size() - whole.size();
    if (dropped > 0) {
      notes.add(
          spec.path()
              + ": "
              + Counted.of(dropped, "row")
              + (dropped == 1 ? " lacks" : " lack")
              + " a value and "
              + (dropped == 1 ? "was" : "were")
              + " left out.");
    }
    Dataset data = chosen(spec, whole);
    requireTwoClasses(spec, data);
    return new Parts(data, null, List.of(), List.of(), notes);
  }

  /** The rows that have all their values. */
  private static Dataset complete(Dataset data) {
    int[] rows =
        IntStream.range(0, data.size())
            .filter(i -> Arrays.stream(data.values(i)).noneMatch(Double::isNaN))
            .toArray();
    return rows.length == data.size() ? data : data.select(rows);
  }

  private static Parts images(DataSpec spec) {
    ImageSet images = ImageSets.read(spec.path(), options(spec));
    requireTwoClasses(spec, images.train());
    return new Parts(
        images.train(),
        images.test().orElse(null),
        images.files(),
        images.testFiles(),
        images.warnings().stream().map(Problem::line).toList());
  }

  private static ReadOptions options(DataSpec spec) {
    ImageSpec image = spec.image();
    ReadOptions options =
        ReadOptions.DEFAULTS
            .withFormat(SetFormat.CATALOGUE.named(spec.format().word()).configured().create())
            .withShape(image.channels(), image.height(), image.width())
            .withFilter(Filter.of(image.filter()))
            .withClasses(spec.classes());
    ReadOptions labelled = spec.labels() == null ? options : options.withLabels(spec.labels());
    return spec.groups().map(labelled::withGroups).orElse(labelled);
  }

  private static void requireTwoClasses(DataSpec spec, Dataset train) {
    long present = Arrays.stream(train.counts()).filter(n -> n > 0).count();
    if (present < 2) {
      throw new DataException(
          spec.path()
              + (spec.format().isTable() ? ": holds rows of " : ": holds images of ")
              + present
              + " class"
              + (present == 1 ? "" : "es")
              + ", but at least two are needed to tell apart");
    }
  }

  /** Only the classes that the study names, in its order. */
  private static Dataset chosen(DataSpec spec, Dataset data) {
    if (spec.classes().isEmpty()) {
      return data;
    }
    for (String name : spec.classes()) {
      if (!data.classes().contains(name)) {
        throw new DataException(
            spec.place()
                + ": there is no class '"
                + name
                + "'; the classes are "
                + String.join(", ", data.classes()));
      }
    }
    int[] rows = new int[data.size()];
    int[] labels = new int[data.size()];
    int n = 0;
    for (int i = 0; i < data.size(); i++) {
      int label = spec.classes().indexOf(data.classes().get(data.label(i)));
      if (label >= 0) {
        labels[n] = label;
        rows[n++] = i;
      }
    }
    return data.select(Arrays.copyOf(rows, n)).relabel(Arrays.copyOf(labels, n), spec.classes());
  }
}
