package equipoise.experiments.run;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.core.symbols.Symbols;
import equipoise.experiments.run.StudyData.Parts;
import equipoise.experiments.study.DataSpec;
import equipoise.experiments.study.DataSpec.Format;
import java.util.Arrays;
import java.util.List;

/** The data sets that a study names, from its paths or built in. */
final class DataSource implements StudyData.Source {
  @Override
  public Parts read(DataSpec spec) {
    if (spec.format() == Format.EMBEDDED) {
      return new Parts(chosen(spec, Symbols.train()), chosen(spec, Symbols.test()), List.of());
    }
    throw new DataException(spec.path() + ": this format cannot be read yet");
  }

  /** Only the classes that the study names, in its order. */
  private static Dataset chosen(DataSpec spec, Dataset data) {
    if (spec.classes().isEmpty()) {
      return data;
    }
    for (String name : spec.classes()) {
      if (!data.classes().contains(name)) {
        throw new DataException(
            "data set '"
                + spec.name()
                + "' (line "
                + spec.line()
                + " of the study): there is no class '"
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
