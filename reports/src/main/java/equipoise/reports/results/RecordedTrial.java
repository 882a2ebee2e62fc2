package equipoise.reports.results;

import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial's line in {@code results.jsonl} and its {@code trial.json}.
 *
 * @param record empty if the run directory lacks it
 * @param scored empty if the trial failed, or the run directory lacks its predictions
 */
public record RecordedTrial(
    TrialResult result, Optional<TrialRecord> record, Optional<Scored> scored) {

  /**
   * @throws equipoise.core.data.DataException if a file of the trial is there but cannot be read,
   *     or is of an older version
   */
  static RecordedTrial read(RunDirectory run, TrialResult result) {
    String key = result.key();
    Optional<TrialRecord> record =
        key != null && Files.exists(run.record(key))
            ? Optional.of(run.readRecord(key))
            : Optional.empty();
    boolean kept =
        result.done()
            && key != null
            && result.trainCounts() != null
            && Files.exists(run.predictions(key));
    return new RecordedTrial(
        result,
        record,
        kept
            ? Optional.of(Scored.of(run.readPredictions(key), result.trainCounts()))
            : Optional.empty());
  }

  public boolean done() {
    return result.done();
  }

  public int repeat() {
    return result.repeat();
  }

  /** The part of the data that it was tested on, as its rivals were: a repeat, or a fold of one. */
  public record Place(int repeat, int fold) {}

  /** Its repeat and fold; the fold is -1 without folds. */
  public Place place() {
    return new Place(repeat(), result.fold() == null ? -1 : result.fold());
  }

  /** The figure of the whole test set, if it has one. */
  public OptionalDouble figure(Metric metric) {
    return result.metrics() == null ? OptionalDouble.empty() : result.metrics().of(metric);
  }

  /** Recall of one class, if it is defined. */
  public OptionalDouble recall(String className) {
    return figure(Metric.RECALL, className);
  }

  /** The figure of one class, if it is defined. */
  public OptionalDouble figure(Metric metric, String className) {
    return result.metrics() == null
        ? OptionalDouble.empty()
        : result.metrics().of(metric, className);
  }

  /** Whether it is finished and its test set has no image of the class. */
  boolean lacksTestImagesOf(String className) {
    return result.metrics() != null
        && result.metrics().byClass().getOrDefault(Metric.RECALL, Map.of()).containsKey(className)
        && recall(className).isEmpty();
  }

  /** Origins of the training rows by class; empty if they are not known. */
  public Map<String, OriginCounts> origins() {
    return record.map(TrialRecord::origins).orElse(Map.of());
  }

  /** Whether the origins of its training rows are known. */
  public boolean hasOrigins() {
    return record.map(TrialRecord::origins).isPresent();
  }

  public List<TrialRecord.Remark> notes() {
    return record.map(TrialRecord::notes).orElse(List.of());
  }

  public List<TrialRecord.Remark> notes(Note.Kind kind) {
    return notes().stream().filter(note -> note.kind() == kind).toList();
  }

  /** Examples trained on before resampling; 0 if unknown. */
  public int trainSize() {
    return result.trainCounts() == null
        ? 0
        : result.trainCounts().values().stream().filter(c -> c != null).mapToInt(c -> c).sum();
  }

  /** Number of test examples; 0 if unknown. */
  public long testSize() {
    return confusion().map(ConfusionSum::total).orElse(0L);
  }

  /** Counts of [actual][predicted], if the trial has them. */
  public Optional<ConfusionSum> confusion() {
    return record.flatMap(ConfusionSum::of);
  }
}
