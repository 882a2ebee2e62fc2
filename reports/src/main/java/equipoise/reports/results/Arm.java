package equipoise.reports.results;

import equipoise.core.catalogue.Family;
import equipoise.core.learning.Note;
import equipoise.core.learning.OriginCounts;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.MethodRecord;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One method on one data set with one classifier, over the repeats.
 *
 * @param method its label in the study
 * @param trials in the order of repeats, failed ones included
 */
public record Arm(String method, Synthesis synthesis, List<RecordedTrial> trials) {
  /** Confidence of all intervals. */
  public static final double LEVEL = .95;

  static Arm of(String method, List<RecordedTrial> trials) {
    return new Arm(method, Synthesis.of(trials), List.copyOf(trials));
  }

  public List<RecordedTrial> done() {
    return trials.stream().filter(RecordedTrial::done).toList();
  }

  public List<RecordedTrial> failed() {
    return trials.stream().filter(trial -> !trial.done()).toList();
  }

  /** What was done about imbalance; empty without a record. */
  public Optional<MethodRecord> record() {
    return trials.stream()
        .flatMap(trial -> trial.record().stream())
        .map(TrialRecord::method)
        .findFirst();
  }

  /** Whether nothing was done about imbalance. */
  public boolean baseline() {
    return record()
        .filter(method -> method.places().stream().allMatch(p -> p.family() == Family.BASELINE))
        .isPresent();
  }

  /** Such as "interpolation, weighting"; empty without a record. */
  public String families() {
    return record().stream()
        .flatMap(method -> method.places().stream())
        .map(MethodRecord.Place::family)
        .filter(Objects::nonNull)
        .map(Family::label)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Whether the method is for making images, but made none in any finished trial. */
  public boolean madeNothing() {
    return synthesis.makesImages() && !done().isEmpty() && done().stream().allMatch(Arm::noneNew);
  }

  private static boolean noneNew(RecordedTrial trial) {
    return trial.hasOrigins()
        && trial.origins().values().stream().mapToInt(OriginCounts::synthetic).sum() == 0;
  }

  /** Classes that finished trials have such notes about; empty names none. */
  public Set<String> noted(Note.Kind kind) {
    return done().stream()
        .flatMap(trial -> trial.notes(kind).stream())
        .map(TrialRecord.Remark::className)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of these classes the ones that every finished trial has such a note about. */
  public Set<String> alwaysNoted(Note.Kind kind) {
    Set<String> names = noted(kind);
    for (RecordedTrial trial : done()) {
      names.retainAll(
          trial.notes(kind).stream()
              .map(TrialRecord.Remark::className)
              .collect(Collectors.toSet()));
    }
    return names;
  }

  public boolean has(Note.Kind kind) {
    return done().stream().anyMatch(trial -> !trial.notes(kind).isEmpty());
  }

  /**
   * The figure of each repeat that has one. Folds share training images, so they are not counted as
   * repeats: the mean over the folds of a repeat is its figure, and a repeat that lacks finished
   * folds has none.
   */
  public Map<Integer, Double> values(Metric metric) {
    return values(trial -> trial.figure(metric));
  }

  public Optional<MeanInterval> interval(Metric metric) {
    return interval(values(metric).values());
  }

  /** Mean balanced accuracy on the validation examples; empty where it is not known. */
  public OptionalDouble validation() {
    return done().stream()
        .flatMap(trial -> trial.scored().stream())
        .mapToDouble(Scored::validation)
        .filter(Double::isFinite)
        .average();
  }

  /** Recall of one class over the repeats in which it is defined. */
  public Optional<MeanInterval> recall(String className) {
    return interval(Metric.RECALL, className);
  }

  /** The figure of one class over the repeats in which it is defined. */
  public Optional<MeanInterval> interval(Metric metric, String className) {
    return interval(values(trial -> trial.figure(metric, className)).values());
  }

  /** Mean wall time of its finished trials in seconds; empty where none is recorded. */
  public OptionalDouble seconds() {
    return done().stream()
        .flatMap(trial -> trial.record().stream())
        .filter(record -> record.seconds() != null && record.seconds().get("total") != null)
        .mapToDouble(record -> record.seconds().get("total"))
        .average();
  }

  /** Mean recall of several classes, over the repeats; classes without test images are left out. */
  public Optional<MeanInterval> meanRecall(List<String> classNames) {
    return interval(
        values(
                trial ->
                    classNames.stream()
                        .map(trial::recall)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average())
            .values());
  }

  /** Confusion of all finished repeats that have the first one's classes. */
  public Optional<ConfusionSum> confusion() {
    return done().stream().flatMap(trial -> trial.confusion().stream()).reduce(ConfusionSum::plus);
  }

  private Map<Integer, Double> values(Function<RecordedTrial, OptionalDouble> figure) {
    Map<Integer, List<RecordedTrial>> repeats = new TreeMap<>();
    for (RecordedTrial trial : done()) {
      repeats.computeIfAbsent(trial.repeat(), repeat -> new ArrayList<>()).add(trial);
    }
    int folds = folds();
    Map<Integer, Double> values = new TreeMap<>();
    repeats.forEach(
        (repeat, finished) -> {
          if (finished.size() >= folds) {
            finished.stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .ifPresent(mean -> values.put(repeat, mean));
          }
        });
    return values;
  }

  /** Folds of a repeat, 1 without folds. */
  public int folds() {
    return 1 + trials.stream().mapToInt(trial -> Math.max(0, trial.place().fold())).max().orElse(0);
  }

  private static Optional<MeanInterval> interval(Collection<Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(MeanInterval.of(values.stream().mapToDouble(v -> v).toArray(), LEVEL));
  }
}
