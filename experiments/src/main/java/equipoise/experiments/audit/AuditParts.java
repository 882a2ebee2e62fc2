package equipoise.experiments.audit;

import equipoise.core.Counted;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.data.Splits.HoldOut;
import equipoise.core.data.TrainingSet;
import equipoise.core.learning.Progress;
import equipoise.core.trial.SyntheticAudit;
import equipoise.engines.api.Engine;
import equipoise.gan.audit.Audit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Gate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The real images that synthetic ones are audited with.
 *
 * @param train what the judges are trained on
 * @param heldOut of the same shape and classes, apart from these; may be empty
 * @param unseen whether the synthetic images cannot have been made from the held-out ones
 */
public record AuditParts(TrainingSet train, Dataset heldOut, boolean unseen) {
  /** The share of each class that is held out where nothing else is. */
  static final double HELD_OUT = 0.3;

  /**
   * A part of each class by seed, copies of one image on one side; the synthetic images may have
   * been made from any of them.
   */
  public static AuditParts split(Dataset real, Seed seed) {
    HoldOut split = Splits.holdOut(real, HELD_OUT, Splits.duplicateGroups(real), seed);
    return new AuditParts(split.train(), split.heldOut(), false);
  }

  /**
   * Parts that came apart; the held-out images were not learned from.
   *
   * @param notes gets a sentence if some of them equal training images
   */
  public static AuditParts apart(Dataset train, Dataset heldOut, List<String> notes) {
    int[] first = Splits.duplicateGroups(train.concat(heldOut));
    long same =
        IntStream.range(train.size(), first.length).filter(i -> first[i] < train.size()).count();
    if (same > 0) {
      notes.add(
          Counted.of(same, "held-out image")
              + (same == 1 ? " equals a" : " equal")
              + " training image"
              + (same == 1 ? "" : "s")
              + " pixel for pixel; what is measured against them is flattered.");
    }
    return new AuditParts(Splits.whole(train), heldOut, true);
  }

  /** The same, but the synthetic images may have been made from the held-out ones, too. */
  public AuditParts seen() {
    return new AuditParts(train, heldOut, false);
  }

  /** With synthetic images of the same shape and classes. */
  public AuditedImages with(Dataset synthetic) {
    return new AuditedImages(train.data(), heldOut, synthetic, unseen);
  }

  /**
   * Trains judges for these parts, and audits images with them.
   *
   * @param engine called when a judge is trained
   * @throws IllegalArgumentException if the judges' network cannot take such images
   */
  public SyntheticAudit audit(
      Dataset synthetic, Supplier<Engine> engine, Seed seed, Progress progress) {
    try (TrainedJudges judges = TrainedJudges.on(train, engine, seed.child("judges"), progress)) {
      return new Audit(judges.judges(), Gate.Options.DEFAULTS)
          .of(with(synthetic), seed.child("audit"), progress);
    }
  }
}
