package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import java.util.ArrayList;
import java.util.List;

/**
 * Audits synthetic images class by class and over all: how near they are to real ones, whether they
 * differ, whether they are copies, what classifiers make of them, and by the gate which classes may
 * be used. What cannot be computed is left out, with its reason.
 *
 * <p>The same images, judges and seed give the same figures.
 */
public final class Audit {
  private static final String STAGE = "audit";

  private final Judges judges;
  private final Gate gate;

  public Audit(Judges judges, Gate.Options options) {
    this.judges = judges;
    this.gate = new Gate(options);
  }

  /**
   * @param seed of the random halves, the bootstrap and the classifier of GAN-train
   * @throws IllegalArgumentException if the images are not of the shape that the judges take
   */
  public SyntheticAudit of(AuditedImages images, Seed seed, Progress progress) {
    List<String> classes = images.train().classes();
    progress.report(STAGE, 0, classes.size() + 1L);
    List<ClassFeatures> features = ClassFeatures.of(images, judges);
    Copies copies = Copies.of(images);
    progress.checkpoint();
    Recalls recalls = Recalls.of(images, judges, seed.child("gan-train"), progress);
    double[] others = OtherClasses.distances(features, seed.child("others"));
    List<AuditRow> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      progress.report(STAGE, c, classes.size() + 1L);
      ClassFeatures ofClass = features.get(c);
      RowFigures row = new RowFigures(classes.get(c), counts(ofClass));
      new ClassFigures(ofClass, seed.child("class").child(classes.get(c))).addTo(row, progress);
      recalls.addTo(row, c);
      row.put(ImageMeasure.KID_OTHERS, others[c], "no other class has two real images");
      row.put(ImageMeasure.EXACT_COPIES, copies.exact()[c]);
      row.put(ImageMeasure.NEAR_COPIES, copies.near()[c]);
      rows.add(gate.judged(row.row(), recalls.expected(c, ofClass)));
    }
    progress.report(STAGE, classes.size(), classes.size() + 1L);
    AuditRow overall = new Overall(rows).row(features, seed.child("overall"), progress);
    progress.report(STAGE, classes.size() + 1L, classes.size() + 1L);
    return new SyntheticAudit(judges.features().name(), rows, overall);
  }

  private static AuditRow.Counts counts(ClassFeatures of) {
    return new AuditRow.Counts(of.train().length, of.heldOut().length, of.synthetic().length);
  }
}
