package equipoise.experiments.cli;

import equipoise.core.file.CsvCell;
import equipoise.core.file.NpzFile;
import equipoise.core.file.OutputFile;
import equipoise.core.file.StoredArray;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The predictions of several trials in one file. Repeats and folds count from 0, as in {@code
 * results.jsonl}.
 *
 * @param trials that are done, in the order of the file
 */
record PredictionsTable(RunDirectory run, List<TrialResult> trials, Part part) {
  /** Which examples. */
  enum Part {
    TEST(Predictions::test),
    VALIDATION(Predictions::validation);

    private final Function<Predictions, Predictions.Part> of;

    Part(Function<Predictions, Predictions.Part> of) {
      this.of = of;
    }
  }

  /**
   * A line for each trial and example; a column of probabilities for each class of any data set,
   * empty where a data set has no such class.
   */
  void writeCsv(Writer out) throws IOException {
    List<String> classes =
        trials.stream()
            .map(TrialResult::trainCounts)
            .filter(Objects::nonNull)
            .flatMap(counts -> counts.keySet().stream())
            .distinct()
            .toList();
    Stream<String> columns =
        Stream.concat(
            Stream.of(
                "dataset",
                "method",
                "classifier",
                "repeat",
                "fold",
                "index",
                "content",
                "group",
                "class",
                "predicted"),
            classes.stream().map(name -> "p(" + name + ")"));
    out.write(columns.map(CsvCell::of).collect(Collectors.joining(",")) + "\n");
    for (TrialResult trial : trials) {
      writeTrial(trial, classes, out);
    }
  }

  private void writeTrial(TrialResult trial, List<String> classes, Writer out) throws IOException {
    Predictions predictions = run.readPredictions(trial.key());
    Predictions.Part examples = part.of.apply(predictions);
    int[] column = classes.stream().mapToInt(predictions.classes()::indexOf).toArray();
    String start =
        Stream.of(
                trial.dataset(),
                trial.method(),
                trial.classifier(),
                "" + trial.repeat(),
                fold(trial))
            .map(CsvCell::of)
            .collect(Collectors.joining(",", "", ","));
    for (int i = 0; i < examples.size(); i++) {
      StringBuilder line = new StringBuilder(start);
      line.append(examples.index()[i]).append(',');
      line.append(HexFormat.of().toHexDigits(examples.content()[i])).append(',');
      line.append(examples.group()[i]).append(',');
      line.append(CsvCell.of(predictions.classes().get(examples.labels()[i]))).append(',');
      line.append(CsvCell.of(predictions.classes().get(examples.predicted(i))));
      for (int c : column) {
        line.append(',').append(c < 0 ? "" : examples.probabilities()[i][c]);
      }
      out.write(line.append('\n').toString());
    }
  }

  private static String fold(TrialResult trial) {
    return trial.fold() == null ? "" : trial.fold().toString();
  }

  /**
   * The arrays {@code dataset}, {@code method}, {@code classifier}, {@code repeat} and {@code fold}
   * (-1 without folds) of all trials, and for trial t {@code t/classes}, {@code t/index}, {@code
   * t/content}, {@code t/group}, {@code t/label} and {@code t/probabilities}.
   */
  void writeNpz(Path file) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("dataset", texts(TrialResult::dataset));
    arrays.put("method", texts(TrialResult::method));
    arrays.put("classifier", texts(TrialResult::classifier));
    arrays.put(
        "repeat",
        new StoredArray.Integers(trials.stream().mapToLong(TrialResult::repeat).toArray()));
    arrays.put(
        "fold",
        new StoredArray.Integers(
            trials.stream().mapToLong(t -> t.fold() == null ? -1 : t.fold()).toArray()));
    for (int t = 0; t < trials.size(); t++) {
      Predictions predictions = run.readPredictions(trials.get(t).key());
      Predictions.Part examples = part.of.apply(predictions);
      arrays.put(t + "/classes", new StoredArray.Texts(predictions.classes()));
      arrays.put(t + "/index", new StoredArray.Integers(examples.index()));
      arrays.put(t + "/content", new StoredArray.Integers(examples.content()));
      arrays.put(t + "/group", new StoredArray.Integers(examples.group()));
      arrays.put(
          t + "/label",
          new StoredArray.Integers(Arrays.stream(examples.labels()).asLongStream().toArray()));
      arrays.put(
          t + "/probabilities",
          new StoredArray.Floats(examples.probabilities(), predictions.classes().size()));
    }
    new OutputFile(file).write(new NpzFile(arrays)::write);
  }

  private StoredArray texts(Function<TrialResult, String> value) {
    return new StoredArray.Texts(trials.stream().map(value).toList());
  }
}
