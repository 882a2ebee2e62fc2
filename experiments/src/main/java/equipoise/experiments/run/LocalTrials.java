package equipoise.experiments.run;

import equipoise.classifiers.training.Augmentation;
import equipoise.core.data.DataException;
import equipoise.core.learning.Progress;
import equipoise.core.trial.RunDirectory;
import equipoise.core.trial.TrialOutcome;
import equipoise.experiments.cache.CacheDirectory;
import equipoise.experiments.cache.CachedGenerators;
import equipoise.experiments.cache.KeptFeatures;
import equipoise.experiments.engine.EngineChoice;
import equipoise.gan.generator.GeneratorFolder;
import equipoise.gan.generator.GeneratorStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Runs trials in this process; what generators made is shared through the run directory. */
final class LocalTrials implements TrialHost {
  private final Supplies supplies;
  private final Optional<Duration> limit;
  private final GeneratedRows generated;
  private final Generation generation;
  private final TrialRunner runner;

  /** What the trials of a run have in common. */
  record Supplies(RunDirectory directory, RunStore store, StudyData data, EngineChoice engine) {}

  /**
   * How trials are run.
   *
   * @param saveModels whether outcomes have their classifiers' files
   * @param cache as in {@link RunOptions}
   * @param limit of the time that a trial or the training of a generator may take
   */
  record Manner(
      Augmentation augmentation,
      boolean saveModels,
      Optional<CacheDirectory> cache,
      Optional<Duration> limit) {}

  /**
   * @param notes is given what a reader of the run's log should know
   */
  LocalTrials(Supplies supplies, Manner manner, Consumer<String> notes) {
    this.supplies = supplies;
    this.limit = manner.limit();
    this.generated = new GeneratedRows(supplies.store());
    EngineChoice engine = supplies.engine();
    this.generation =
        new Generation(engine::engine, generators(supplies, manner, notes), supplies.store());
    this.runner =
        new TrialRunner(
            supplies.data(),
            engine,
            new TrialRunner.Settings(
                manner.augmentation(),
                manner.saveModels(),
                new KeptFeatures(manner.cache(), notes)),
            generated,
            generation);
  }

  private static GeneratorStore generators(
      Supplies supplies, Manner manner, Consumer<String> notes) {
    Path models = supplies.directory().models();
    return manner
        .cache()
        .<GeneratorStore>map(cache -> new CachedGenerators(models, cache, notes))
        .orElseGet(() -> new GeneratorFolder(models, notes));
  }

  @Override
  public boolean needsGeneration(Trial trial) {
    return trial.method().generates() && !generated.holds(trial.resamplingKey());
  }

  @Override
  public void generate(Trial trial, Progress progress) {
    TimedProgress timed = timed(trial, progress);
    try {
      runner.generate(trial, timed);
    } catch (Progress.Cancelled e) {
      generated.failed(trial.resamplingKey(), timed.orRethrow("the generator's training", e));
    }
  }

  @Override
  public TrialOutcome run(Trial trial, Progress progress) {
    TimedProgress timed = timed(trial, progress);
    try {
      return runner.run(trial, timed);
    } catch (Progress.Cancelled e) {
      return new FailedTrial(supplies).outcome(trial, timed.orRethrow("the trial", e), List.of());
    }
  }

  /**
   * Reads and divides the data of a trial; what is wrong with them is met again, and recorded.
   *
   * @throws ChangedData if they are no longer those of the trial's key
   */
  void prepare(Trial trial) {
    try {
      supplies.data().of(trial);
    } catch (ChangedData e) {
      throw e;
    } catch (DataException unusable) {
      Thread.yield();
    }
  }

  /** The time of a trial begins when its data are ready. */
  private TimedProgress timed(Trial trial, Progress progress) {
    if (limit.isPresent()) {
      prepare(trial);
    }
    return new TimedProgress(progress, limit);
  }

  /** Why a generator could not be trained, if it was tried in vain. */
  Optional<String> failure(String resamplingKey) {
    return generated.failure(resamplingKey);
  }

  /** Of the generator's training, if it was in this process. */
  OptionalDouble seconds(String resamplingKey) {
    return generated.seconds(resamplingKey);
  }

  /**
   * Tells what another process knows of a generator.
   *
   * @param failure null if it was trained
   * @param seconds of its training, null if unknown
   */
  void known(String resamplingKey, String failure, Double seconds) {
    if (failure != null) {
      generated.failed(resamplingKey, failure);
    }
    if (seconds != null) {
      generated.took(resamplingKey, seconds);
    }
  }

  @Override
  public void close() {
    generation.close();
  }
}
