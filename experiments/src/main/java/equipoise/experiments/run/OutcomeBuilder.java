package equipoise.experiments.run;

import equipoise.classifiers.model.ClassifierModel;
import equipoise.classifiers.saved.ModelOrigin;
import equipoise.classifiers.saved.SavedClassifier;
import equipoise.classifiers.training.Augmentation;
import equipoise.core.data.Dataset;
import equipoise.core.io.picture.Filter;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.LearningCurve;
import equipoise.core.learning.OriginCounts;
import equipoise.core.learning.Resampled;
import equipoise.core.metrics.Metric;
import equipoise.core.metrics.Metrics;
import equipoise.core.metrics.Temperature;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.TrialOutcome;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import equipoise.experiments.engine.EngineChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Collects what a trial leaves behind, as far as it comes. */
final class OutcomeBuilder {
  private final Trial trial;
  private final TrialLog log;
  private final List<DrawnSheet> sheets = new ArrayList<>();
  private TrialData parts;
  private Map<String, Integer> trainCounts;
  private Map<String, Integer> resampledCounts;
  private Map<String, OriginCounts> origins;
  private Predictions predictions;
  private LearningCurve curve = LearningCurve.EMPTY;
  private GenerationRecord generation;
  private Optional<ClassifierModel> model = Optional.empty();
  private String error;

  OutcomeBuilder(Trial trial, TrialLog log) {
    this.trial = trial;
    this.log = log;
  }

  void prepared(TrialData data) {
    parts = data;
    log.notes(data.notes());
    log.stage("train", data.train().data().fingerprint());
    log.stage("validation", data.validation().fingerprint());
    log.stage("test", data.test().fingerprint());
    trainCounts = new LinkedHashMap<>();
    int[] counts = data.train().counts();
    for (int c = 0; c < counts.length; c++) {
      trainCounts.put(classes().get(c), counts[c]);
    }
  }

  /** Shows what augmentation makes of the training images. */
  void augmented(Augmentation augmentation) {
    Dataset train = parts.train().data();
    if (trial.showsImages() && train.isImages() && !augmentation.isNone()) {
      sheets.add(AugmentedSheet.of(trial, train, augmentation));
    }
  }

  /**
   * @param generation seconds that the generator of the rows took, here or in an earlier trial
   */
  void resampled(Resampled train, OptionalDouble generation) {
    log.notes(train.notes());
    log.stage("resampled", train.data().data().fingerprint());
    generation.ifPresent(seconds -> log.took("generate", seconds));
    resampledCounts = new LinkedHashMap<>();
    origins = new LinkedHashMap<>();
    OriginCounts[] counts = OriginCounts.of(train);
    for (int c = 0; c < counts.length; c++) {
      resampledCounts.put(classes().get(c), counts[c].total());
      origins.put(classes().get(c), counts[c]);
    }
    if (trial.showsImages() && parts.train().data().isImages()) {
      sheets.addAll(SampleSheets.of(trial, parts.train().data(), train));
    }
  }

  /** What is known of the trial's generator. */
  void generated(GenerationRecord known) {
    generation = known;
  }

  void scored(Predictions made, LearningCurve learningCurve) {
    predictions = made;
    log.stage("predictions", PredictionsHash.of(made));
    curve = learningCurve;
  }

  /** Keeps the classifier, if it is one that can be kept. */
  void kept(Classifier classifier) {
    model = ClassifierModel.of(classifier);
  }

  void failed(RuntimeException e) {
    log.failure(e);
    failed(FailureLine.of(e));
  }

  /**
   * @param reason in one line
   */
  void failed(String reason) {
    predictions = null;
    model = Optional.empty();
    error = reason;
  }

  private List<String> classes() {
    return parts == null ? List.of() : parts.train().data().classes();
  }

  TrialOutcome build(EngineChoice engine) {
    Metrics metrics = predictions == null ? null : predictions.metrics();
    return new TrialOutcome(
        result(metrics),
        record(engine, metrics),
        Optional.ofNullable(predictions),
        sheets,
        model.map(kept -> saved(kept, metrics).files()).orElse(Map.of()),
        log.lines());
  }

  private SavedClassifier saved(ClassifierModel kept, Metrics metrics) {
    Predictions.Part validation = predictions.validation();
    return new SavedClassifier(
        kept,
        Filter.of(trial.data().image().filter()),
        Temperature.fit(validation.labels(), validation.probabilities()),
        new ModelOrigin(
            trial.data().name(),
            trial.method().label(),
            trial.classifier().label(),
            trial.repeat(),
            trial.key(),
            trainCounts,
            overall(metrics),
            metrics.figures().byClass().getOrDefault(Metric.RECALL, Map.of())));
  }

  private static Map<String, Double> overall(Metrics metrics) {
    Map<String, Double> overall = new LinkedHashMap<>();
    metrics.figures().overall().forEach((metric, figure) -> overall.put(metric.json(), figure));
    return overall;
  }

  private TrialResult result(Metrics metrics) {
    return new TrialResult(
        trial.key(),
        trial.data().name(),
        trial.method().label(),
        trial.classifier().label(),
        trial.repeat(),
        trial.fold() < 0 ? null : trial.fold(),
        error == null ? "done" : "failed",
        error,
        trainCounts,
        resampledCounts,
        metrics == null ? null : metrics.figures());
  }

  private TrialRecord record(EngineChoice engine, Metrics metrics) {
    return new TrialRecord(
        trial.key(),
        trial.specification(),
        classes(),
        trial.method().record(),
        origins,
        metrics == null ? null : metrics.confusion().toArray(),
        curve,
        log.notes().stream().map(note -> TrialRecord.Remark.of(note, classes())).toList(),
        log.seconds(),
        PeakMemory.bytes(),
        Environment.of(trial, engine),
        generation,
        log.stages());
  }
}
