package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import equipoise.core.trial.SyntheticAudit;
import equipoise.engines.api.Engine;
import equipoise.experiments.audit.SharedJudges;
import equipoise.experiments.study.Resampling;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.GatedTrainer;
import equipoise.gan.generator.GenerativeSampler;
import equipoise.gan.generator.GeneratorStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains the generators of trials, lets an audit decide which classes they may fill, and fills
 * them. Closed, it closes the judges.
 */
final class Generation implements AutoCloseable {
  private final Supplier<Engine> engine;
  private final GeneratorStore generators;
  private final Audits audits;
  private final SharedJudges judges;

  /** Where audits are kept, by the key of the rows that were made. */
  interface Audits {
    /** Empty if there is none. */
    Optional<SyntheticAudit> findAudit(String key);

    void keepAudit(String key, SyntheticAudit audit);
  }

  /**
   * @param generators where trained ones are kept
   */
  Generation(Supplier<Engine> engine, GeneratorStore generators, Audits audits) {
    this.engine = engine;
    this.generators = generators;
    this.audits = audits;
    this.judges = new SharedJudges(engine);
  }

  /** The training set of a trial with the images that its generator makes. */
  Resampled of(
      Trial trial, Resampling.ByGenerator by, TrialData parts, Seed seed, Progress progress) {
    GeneratorTrainer trainer = by.configured().create().trainer(engine, generators);
    GeneratorTrainer chosen = by.gated() ? gated(trial, trainer) : trainer;
    return new GenerativeSampler(chosen, parts.validation(), by.fill(), by.refused())
        .resample(parts.train(), by.strategy(), seed, progress);
  }

  private GeneratorTrainer gated(Trial trial, GeneratorTrainer trainer) {
    return new GatedTrainer(
        trainer,
        (train, heldOut, synthetic, seed, progress) ->
            judges.audit(
                new AuditedImages(train.data(), heldOut, synthetic),
                train,
                trial.seed().child("judges"),
                seed,
                progress),
        audit -> audits.keepAudit(trial.resamplingKey(), audit));
  }

  /** The audit of what the trial's generator makes, now or in an earlier run; empty without. */
  Optional<SyntheticAudit> audit(Trial trial) {
    return audits.findAudit(trial.resamplingKey());
  }

  @Override
  public void close() {
    judges.close();
  }
}
