package equipoise.experiments.audit;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.trial.SyntheticAudit;
import equipoise.engines.api.Engine;
import equipoise.gan.audit.Audit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Gate;
import equipoise.gan.audit.Judges;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Judges of several training sets, each trained once: all generators of a data set and repeat are
 * measured by the same. Keeps the judges of the last few sets; closed, it closes them all.
 */
public final class SharedJudges implements AutoCloseable {
  private static final int KEPT = 4;

  private final Supplier<Engine> engine;
  private final Map<String, Bench> benches = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param engine called when a judge is trained
   */
  public SharedJudges(Supplier<Engine> engine) {
    this.engine = engine;
  }

  /**
   * Random parts of an audit.
   *
   * @param judges one training set, one seed
   * @param audit of the audit itself
   */
  public record Seeds(Seed judges, Seed audit) {}

  /** Looks at audited images as long as the judges are open. */
  public interface Viewer {
    /** Looks at nothing. */
    Viewer NONE = (images, judges, audit) -> {};

    void look(AuditedImages images, Judges judges, SyntheticAudit audit);
  }

  /**
   * Audits images made from a training set.
   *
   * @param viewer called before this returns
   */
  public SyntheticAudit audit(
      AuditedImages images, TrainingSet train, Seeds seeds, Viewer viewer, Progress progress) {
    return bench(train.data(), seeds.judges()).audit(images, train, seeds, viewer, progress);
  }

  private synchronized Bench bench(Dataset train, Seed judges) {
    Bench bench =
        benches.computeIfAbsent(
            train.fingerprint() + " " + judges.value(), key -> new Bench(engine, judges));
    if (benches.size() > KEPT) {
      String oldest = benches.keySet().iterator().next();
      benches.remove(oldest).close();
    }
    return bench;
  }

  @Override
  public synchronized void close() {
    benches.values().forEach(Bench::close);
    benches.clear();
  }

  /** The judges of one training set, trained when they are first asked. */
  private static final class Bench implements AutoCloseable {
    private final Supplier<Engine> engine;
    private final Seed seed;
    private TrainedJudges judges;
    private boolean retired;

    Bench(Supplier<Engine> engine, Seed seed) {
      this.engine = engine;
      this.seed = seed;
    }

    synchronized SyntheticAudit audit(
        AuditedImages images, TrainingSet train, Seeds seeds, Viewer viewer, Progress progress) {
      if (judges == null) {
        judges = TrainedJudges.on(train, engine, seed, progress);
      }
      try {
        SyntheticAudit audit =
            new Audit(judges.judges(), Gate.Options.DEFAULTS).of(images, seeds.audit(), progress);
        viewer.look(images, judges.judges(), audit);
        return audit;
      } finally {
        if (retired) {
          release();
        }
      }
    }

    /**
     * Waits for an audit that is at work; who comes later brings judges that are closed at once.
     */
    @Override
    public synchronized void close() {
      retired = true;
      release();
    }

    private void release() {
      if (judges != null) {
        judges.close();
        judges = null;
      }
    }
  }
}
