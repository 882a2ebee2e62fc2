package equipoise.experiments.run;

import equipoise.classifiers.training.Augmentation;
import equipoise.classifiers.training.FeatureCache;
import equipoise.classifiers.training.FeatureSpace;
import equipoise.classifiers.training.TrainingContext;
import equipoise.core.Seed;
import equipoise.core.catalogue.Configured;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.Predictions;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.engine.EngineChoice;
import equipoise.experiments.study.Resampling;
import java.io.UncheckedIOException;

/** The way of an image, from a data set as it was read to the outcome of one trial. */
final class TrialRunner {
  private final StudyData data;
  private final EngineChoice engine;
  private final Settings settings;
  private final GeneratedRows generated;
  private final Generation generation;

  /**
   * What is the same for all trials of a run.
   *
   * @param saveModels whether an outcome has its classifier's files
   * @param features of frozen networks, shared by all trials
   */
  record Settings(Augmentation augmentation, boolean saveModels, FeatureCache features) {}

  TrialRunner(
      StudyData data,
      EngineChoice engine,
      Settings settings,
      GeneratedRows generated,
      Generation generation) {
    this.data = data;
    this.engine = engine;
    this.settings = settings;
    this.generated = generated;
    this.generation = generation;
  }

  /**
   * Runs a trial; whatever goes wrong in it is its outcome. Writes nothing but what its generator
   * made, which other trials share.
   *
   * @throws Progress.Cancelled if the run is no longer wanted
   * @throws java.io.UncheckedIOException if the run directory cannot be written
   * @throws ChangedData if the data are no longer those that the trial's key was made from
   */
  TrialOutcome run(Trial trial, Progress progress) {
    TrialLog log = new TrialLog(progress);
    OutcomeBuilder outcome = new OutcomeBuilder(trial, log);
    try {
      TrialData parts = log.timed("prepare", () -> data.of(trial));
      outcome.prepared(parts);
      outcome.augmented(settings.augmentation());
      Learner learner = learner(trial, parts.train());
      Resampled train = log.timed("resample", () -> resample(trial, parts, learner, log));
      outcome.resampled(train, generated.seconds(trial.resamplingKey()));
      generation.known(trial).ifPresent(outcome::generated);
      Splits.requireDisjoint(train.data(), parts.validation());
      Splits.requireDisjoint(train.data(), parts.test());
      Learner adjusted = adjusted(trial, learner, parts.train());
      Seed seed = trial.seed().child("training");
      try (Classifier classifier =
          log.timed("train", () -> adjusted.fit(train, parts.validation(), seed, log))) {
        outcome.scored(
            new Predictions(
                parts.test().classes(),
                log.timed("test", () -> predictions(classifier, parts.test())),
                log.timed("validate", () -> predictions(classifier, parts.validation()))),
            classifier.learningCurve());
        if (settings.saveModels()) {
          outcome.kept(classifier);
        }
      }
    } catch (Progress.Cancelled | ChangedData | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) { // the edge of a trial: whatever it was, the others go on
      outcome.failed(e);
    }
    return outcome.build(engine);
  }

  /**
   * Trains the generator of a trial and keeps what it makes, unless that is there already. A
   * failure is the outcome of each trial that needs the generator.
   *
   * @throws Progress.Cancelled if the run is no longer wanted
   */
  void generate(Trial trial, Progress progress) {
    TrialLog log = new TrialLog(progress);
    try {
      TrialData parts = data.of(trial);
      resample(trial, parts, learner(trial, parts.train()), log);
    } catch (Progress.Cancelled | ChangedData | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) { // met again, and recorded, by the trials
      log.failure(e);
    }
  }

  private static Predictions.Part predictions(Classifier classifier, Dataset data) {
    return Predictions.Part.of(data, classifier.probabilities(data));
  }

  /** What the trial's method makes of the training set; its seed goes by the entry's name. */
  private Resampled resample(Trial trial, TrialData parts, Learner learner, Progress progress) {
    Resampling resampling = trial.method().resampling().orElse(null);
    if (resampling == null) {
      return Resampled.of(parts.train());
    }
    if (resampling instanceof Resampling.BySampler by) {
      return sampled(trial, by, rows(by, parts.train(), learner, progress), progress);
    }
    Seed seed = seed(trial, resampling);
    Resampling.ByGenerator by = (Resampling.ByGenerator) resampling;
    return generated.of(
        trial.resamplingKey(),
        parts.train(),
        () -> generation.of(trial, by, parts, seed, progress));
  }

  /** The images, or their features where the sampler works on these. */
  private static TrainingSet rows(
      Resampling.BySampler by, TrainingSet train, Learner learner, Progress progress) {
    return by.inFeatures() ? ((FeatureSpace) learner).features(train, progress) : train;
  }

  /** What a sampler makes of the training set of a trial. */
  static Resampled sampled(
      Trial trial, Resampling.BySampler by, TrainingSet train, Progress progress) {
    return by.configured().create().resample(train, by.strategy(), seed(trial, by), progress);
  }

  private static Seed seed(Trial trial, Resampling resampling) {
    return trial.seed().child("method").child(resampling.configured().name());
  }

  /** An epoch has as many steps in every arm as the real training set has batches. */
  private Learner learner(Trial trial, TrainingSet real) {
    TrainingContext context =
        new TrainingContext(
            engine::engine,
            trial.method().loss().map(Configured::create),
            settings.augmentation(),
            real.size(),
            settings.features());
    return trial.classifier().configured().create().learner(context);
  }

  private static Learner adjusted(Trial trial, Learner learner, TrainingSet real) {
    return trial
        .method()
        .adjustment()
        .map(adjustment -> adjustment.create().around(learner, real.counts()))
        .orElse(learner);
  }
}
