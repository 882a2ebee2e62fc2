package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.SyntheticAudit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a generator and audits what it makes: a class that the gate does not let pass is refused,
 * with the gate's reason.
 */
public final class GatedTrainer implements GeneratorTrainer {
  /** Of each class: FID and KID of small samples are unreliable, and more takes time. */
  private static final int AUDITED_OF_A_CLASS = 100;

  private final GeneratorTrainer trainer;
  private final Auditor auditor;
  private final Consumer<SyntheticAudit> told;

  /** Audits images made from a training set. */
  public interface Auditor {
    /**
     * @param heldOut real images that the generator was not trained on
     */
    SyntheticAudit audit(
        TrainingSet train, Dataset heldOut, Dataset synthetic, Seed seed, Progress progress);
  }

  /**
   * @param told gets each audit
   */
  public GatedTrainer(GeneratorTrainer trainer, Auditor auditor, Consumer<SyntheticAudit> told) {
    this.trainer = trainer;
    this.auditor = auditor;
    this.told = told;
  }

  @Override
  public Generator fit(TrainingSet train, Dataset validation, Seed seed, Progress progress) {
    Generator generator = trainer.fit(train, validation, seed, progress);
    boolean audited = false;
    try {
      Dataset synthetic = sample(generator, train.data(), seed.child("audited"));
      SyntheticAudit audit =
          auditor.audit(train, validation, synthetic, seed.child("audit"), progress);
      told.accept(audit);
      Generator gated = new Gated(generator, refused(generator, audit, train.data()));
      audited = true;
      return gated;
    } finally {
      if (!audited) {
        generator.close();
      }
    }
  }

  private static Dataset sample(Generator generator, Dataset train, Seed seed) {
    Dataset synthetic = train.select(new int[0]);
    for (int label = 0; label < train.classes().size(); label++) {
      if (!generator.refused().containsKey(label)) {
        synthetic = synthetic.concat(generator.generate(label, AUDITED_OF_A_CLASS, seed));
      }
    }
    return synthetic;
  }

  private static Map<Integer, String> refused(
      Generator generator, SyntheticAudit audit, Dataset train) {
    Map<Integer, String> refused = new LinkedHashMap<>(generator.refused());
    for (int label = 0; label < train.classes().size(); label++) {
      AuditRow row = audit.of(train.classes().get(label)).orElse(null);
      if (!refused.containsKey(label) && row != null && !passed(row)) {
        String reason =
            "Class '%s' does not pass the gate: %s."
                .formatted(train.classes().get(label), row.verdict().reason());
        refused.put(label, reason);
      }
    }
    return refused;
  }

  private static boolean passed(AuditRow row) {
    return Boolean.TRUE.equals(row.verdict().passed());
  }

  /**
   * @param refused what the generator itself refuses, and what the gate does
   */
  private record Gated(Generator generator, Map<Integer, String> refused) implements Generator {
    Gated {
      refused = Collections.unmodifiableMap(refused);
    }

    @Override
    public Dataset generate(int label, int count, Seed seed) {
      if (refused.containsKey(label)) {
        throw new IllegalArgumentException(refused.get(label));
      }
      return generator.generate(label, count, seed);
    }

    @Override
    public void close() {
      generator.close();
    }
  }
}
