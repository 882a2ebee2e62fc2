package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import equipoise.core.trial.ImageMeasure;
import java.util.Arrays;

/**
 * What the classifiers recognise of each class, NaN where there is nothing to recognise.
 *
 * @param ganTest of synthetic images, after training on real ones
 * @param realTest of held-out real images, by the same classifier
 * @param ganTrain of held-out real images, after training on synthetic ones
 * @param refusal why nothing was trained on synthetic images; empty if something was
 */
record Recalls(double[] ganTest, double[] realTest, double[] ganTrain, String refusal) {
  private static final String NOTHING_HELD_OUT = "needs held-out real images";

  static Recalls of(AuditedImages images, Judges judges, Seed seed, Progress progress) {
    double[] nothing = new double[images.train().classes().size()];
    Arrays.fill(nothing, Double.NaN);
    GanTrain training = new GanTrain(images);
    boolean held = images.heldOut().size() > 0;
    String refusal = held ? training.refusal() : NOTHING_HELD_OUT;
    return new Recalls(
        Recognition.recalls(judges.real(), images.synthetic()),
        held ? Recognition.recalls(judges.real(), images.heldOut()) : nothing,
        refusal.isEmpty() ? training.recalls(judges.learner(), seed, progress) : nothing,
        refusal);
  }

  void addTo(RowFigures row, int label) {
    row.put(ImageMeasure.GAN_TEST, ganTest[label], RowFigures.NO_IMAGES);
    row.put(ImageMeasure.REAL_TEST, realTest[label], NOTHING_HELD_OUT);
    row.put(
        ImageMeasure.GAN_TRAIN,
        ganTrain[label],
        refusal.isEmpty()
            ? "needs %d synthetic images and a held-out real one".formatted(ClassFeatures.LEAST)
            : refusal);
  }

  /**
   * What the classifier can be expected to recognise of good images: its share of the class's
   * held-out images, or where those are few the mean over classes; 1 without any.
   */
  double expected(int label, ClassFeatures features) {
    double mean = Recognition.mean(realTest);
    return features.hasHeldOut() ? realTest[label] : Double.isNaN(mean) ? 1 : mean;
  }
}
