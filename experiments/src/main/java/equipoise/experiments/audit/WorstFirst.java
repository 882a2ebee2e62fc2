package equipoise.experiments.audit;

import equipoise.core.trial.AuditRow;
import equipoise.core.trial.ImageMeasure;
import equipoise.core.trial.SyntheticAudit;
import equipoise.gan.audit.AuditedImages;
import equipoise.gan.audit.Judges;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Audited images in the order in which they are to be looked at, each with the training image and
 * the held-out image whose features are nearest, of whatever class. Worst first: classes by what
 * share of their images is recognised, images by the probability that the classifier gives their
 * class.
 */
public final class WorstFirst {
  /** An image that is not there, for a set without images has no nearest one. */
  public static final int NONE = -1;

  private final AuditedImages images;
  private final SyntheticAudit audit;
  private final float[][] probabilities;
  private final float[][] synthetic;
  private final float[][] train;
  private final float[][] heldOut;

  /**
   * @param judges those of the audit; not used after this
   */
  public WorstFirst(AuditedImages images, Judges judges, SyntheticAudit audit) {
    this.images = images;
    this.audit = audit;
    this.probabilities = judges.real().probabilities(images.synthetic());
    this.synthetic = judges.features().features(images.synthetic());
    this.train = judges.features().features(images.train());
    this.heldOut = judges.features().features(images.heldOut());
  }

  /**
   * A synthetic image and its nearest real ones, as rows of their sets.
   *
   * @param training {@link #NONE} if there are no training images
   * @param heldOut {@link #NONE} if there are no held-out images
   */
  public record Shown(int synthetic, int training, int heldOut) {}

  /** The classes that have synthetic images. */
  public List<AuditRow> classes() {
    return audit.audited().stream()
        .sorted(Comparator.comparingDouble(row -> row.of(ImageMeasure.GAN_TEST).orElse(0)))
        .toList();
  }

  /** Index of a class among the images' classes. */
  public int label(AuditRow row) {
    return images.train().classes().indexOf(row.name());
  }

  /** So many training images of a class at most. */
  public List<Integer> reals(int label, int most) {
    return Arrays.stream(images.train().rowsOf(label)).limit(most).boxed().toList();
  }

  /** So many at most, evenly from the worst image of a class to the best one. */
  public List<Shown> images(int label, int most) {
    int[] sorted =
        Arrays.stream(images.synthetic().rowsOf(label))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i][label]))
            .mapToInt(Integer::intValue)
            .toArray();
    int n = Math.min(most, sorted.length);
    return IntStream.range(0, n)
        .map(i -> sorted[n == 1 ? 0 : i * (sorted.length - 1) / (n - 1)])
        .mapToObj(row -> new Shown(row, nearest(row, train), nearest(row, heldOut)))
        .toList();
  }

  private int nearest(int row, float[][] features) {
    return IntStream.range(0, features.length)
        .boxed()
        .min(Comparator.comparingDouble(i -> squaredDistance(synthetic[row], features[i])))
        .orElse(NONE);
  }

  private static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (double) (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
