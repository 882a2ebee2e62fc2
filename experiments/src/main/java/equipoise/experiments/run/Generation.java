package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.DrawnSheet;
import equipoise.core.trial.FeatureMap;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.SyntheticAudit;
import equipoise.engines.api.Engine;
import equipoise.experiments.audit.SharedJudges;
import equipoise.experiments.audit.WorstFirst;
import equipoise.experiments.study.Resampling;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.FeatureMaps;
import equipoise.gan.audit.GatedTrainer;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Trains the generators of trials, lets an audit decide which classes they may fill, and fills
 * them. Closed, it closes the judges.
 */
final class Generation implements AutoCloseable {
  private final Supplier<Engine> engine;
  private final GeneratorStore generators;
  private final Store store;
  private final SharedJudges judges;

  /** Where it is kept what is known of generators, by the key of the rows that were made. */
  interface Store {
    /** Empty if there is none. */
    Optional<GenerationRecord> findRecord(String key);

    void keepRecord(String key, GenerationRecord record);

    void keepSheet(DrawnSheet sheet);
  }

  /**
   * @param generators where trained ones are kept
   */
  Generation(Supplier<Engine> engine, GeneratorStore generators, Store store) {
    this.engine = engine;
    this.generators = generators;
    this.store = store;
    this.judges = new SharedJudges(engine);
  }

  /** The training set of a trial with the images that its generator makes. */
  Resampled of(
      Trial trial, Resampling.ByGenerator by, TrialData parts, Seed seed, Progress progress) {
    AtomicReference<SyntheticAudit> audit = new AtomicReference<>();
    AtomicReference<FeatureMap> map = new AtomicReference<>();
    AtomicReference<List<TrainingPoint>> history = new AtomicReference<>(List.of());
    TrainingStrip strip = new TrainingStrip(progress);
    GeneratorTrainer trainer =
        by.configured().create().trainer(engine, new RecordedGenerators(generators, history::set));
    GeneratorTrainer chosen = by.gated() ? gated(trial, trainer, audit, map) : trainer;
    Resampled made =
        new GenerativeSampler(chosen, parts.validation(), by.fill(), by.refused())
            .resample(parts.train(), by.strategy(), seed, strip);
    store.keepRecord(
        trial.resamplingKey(), new GenerationRecord(audit.get(), history.get(), map.get()));
    if (first(trial)) {
      strip.sheet(trial).ifPresent(store::keepSheet);
    }
    return made;
  }

  private GeneratorTrainer gated(
      Trial trial,
      GeneratorTrainer trainer,
      AtomicReference<SyntheticAudit> audit,
      AtomicReference<FeatureMap> map) {
    return new GatedTrainer(
        trainer,
        (train, heldOut, synthetic, seed, progress) ->
            judges.audit(
                new AuditedImages(train.data(), heldOut, synthetic),
                train,
                new SharedJudges.Seeds(trial.seed().child("judges"), seed),
                viewer(trial, seed, map),
                progress),
        audit::set);
  }

  /** Draws the sheet and the map of a study's first repeat. */
  private SharedJudges.Viewer viewer(Trial trial, Seed seed, AtomicReference<FeatureMap> map) {
    if (!first(trial)) {
      return SharedJudges.Viewer.NONE;
    }
    return (images, by, audit) -> {
      store.keepSheet(AuditedPictures.of(trial, images, new WorstFirst(images, by, audit)));
      FeatureMaps.of(images, by.features(), seed.child("map")).ifPresent(map::set);
    };
  }

  private static boolean first(Trial trial) {
    return trial.repeat() == 0 && trial.fold() <= 0;
  }

  /** What is known of the trial's generator, from now or an earlier run; empty without one. */
  Optional<GenerationRecord> known(Trial trial) {
    return store.findRecord(trial.resamplingKey());
  }

  @Override
  public void close() {
    judges.close();
  }
}
