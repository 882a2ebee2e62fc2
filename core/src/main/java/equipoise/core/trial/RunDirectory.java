package equipoise.core.trial;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.data.DataException;
import equipoise.core.file.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a run and how to read them; the runner writes, reports only read. */
public record RunDirectory(Path root) {
  public Path studyFile() {
    return root.resolve("study.yaml");
  }

  public Path resolvedStudy() {
    return root.resolve("study.resolved.json");
  }

  public Path provenance() {
    return root.resolve("provenance.json");
  }

  public Path trials() {
    return root.resolve("trials");
  }

  public Path trial(String key) {
    return trials().resolve(key);
  }

  /** {@code trial.json} of one trial. */
  public Path record(String key) {
    return trial(key).resolve("trial.json");
  }

  /** {@code predictions.npz} of one trial; a failed one has none. */
  public Path predictions(String key) {
    return trial(key).resolve("predictions.npz");
  }

  public Path results() {
    return root.resolve("results.jsonl");
  }

  /** Trained generators, one folder each. */
  public Path models() {
    return root.resolve("models");
  }

  public Path sheets() {
    return root.resolve("sheets");
  }

  /** The images that generators made under the key of their trials' resampling. */
  public Path generated(String key) {
    return root.resolve("generated").resolve(key + ".npz");
  }

  public Path report() {
    return root.resolve("report.html");
  }

  /**
   * The lines of {@code results.jsonl}.
   *
   * @throws DataException naming the first line that is no trial's, has a figure that its metric
   *     cannot have, or is an earlier line's trial again
   */
  public List<TrialResult> readResults() {
    return ResultLines.read(results());
  }

  /**
   * {@code trial.json} of one trial.
   *
   * @throws DataException also if an older version wrote it, which recorded neither the method nor
   *     the origins of the training rows
   */
  public TrialRecord readRecord(String key) {
    JsonNode tree = readTree(record(key));
    if (!tree.path("method").isObject() || !tree.has("origins")) {
      throw new DataException(
          root
              + ": written by an older version of Equipoise, whose trials do not record method and"
              + " origins; run its study.yaml again with --out in a new directory");
    }
    return new RunFile(record(key)).value("", tree, TrialRecord.class);
  }

  /**
   * {@code predictions.npz} of one trial that is done.
   *
   * @throws DataException if it cannot be read, or was changed
   */
  public Predictions readPredictions(String key) {
    try {
      return Predictions.read(predictions(key), key);
    } catch (IOException e) {
      throw unreadable(predictions(key), e);
    } catch (DamagedFileException e) {
      throw new DataException(e.getMessage() + "; rerun its study to make it again", e);
    }
  }

  /** All sample sheets, sorted by file name; empty if there are none. */
  public List<SampleSheet> readSheets() {
    if (!Files.isDirectory(sheets())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sheets())) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted(Comparator.comparing(f -> f.getFileName().toString()))
          .map(RunFile::new)
          .map(f -> f.value("", f.object(), SampleSheet.class))
          .toList();
    } catch (IOException e) {
      throw unreadable(sheets(), e);
    }
  }

  /** {@code study.resolved.json} or {@code provenance.json}, an object. */
  public JsonNode readTree(Path file) {
    return new RunFile(file).object();
  }

  private static DataException unreadable(Path file, IOException cause) {
    return new DataException(
        file + ": cannot be read as part of a run directory (" + firstLine(cause) + ")", cause);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
