package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.Splits;
import equipoise.core.learning.Classifier;
import equipoise.core.learning.Learner;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * GAN-train of Shmelkov et al. (ECCV 2018, arXiv 1807.09499): a classifier that has seen synthetic
 * images alone, equally many of each class, tested on held-out real ones. Its validation images are
 * synthetic, too.
 */
final class GanTrain {
  /** Fifty to train on, ten to validate on. */
  private static final int MOST = 60;

  private static final int PARTS = 6;

  private final AuditedImages images;
  private final int[] labels;

  GanTrain(AuditedImages images) {
    this.images = images;
    int[] counts = images.synthetic().counts();
    this.labels =
        IntStream.range(0, counts.length).filter(c -> counts[c] >= ClassFeatures.LEAST).toArray();
  }

  /** Why nothing can be trained; empty if something can. */
  String refusal() {
    return labels.length >= 2
        ? ""
        : "needs two classes of at least " + ClassFeatures.LEAST + " synthetic images";
  }

  /**
   * The share of each class's held-out images that is recognised; NaN for classes that were not
   * trained or have none.
   */
  double[] recalls(Learner learner, Seed seed, Progress progress) {
    Dataset synthetic = images.synthetic();
    int[] counts = synthetic.counts();
    int n = Math.min(MOST, IntStream.of(labels).map(c -> counts[c]).min().orElse(0));
    List<Integer> train = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    for (int label : labels) {
      int[] rows = synthetic.rowsOf(label);
      int[] order = seed.child("class", label).permutation(rows.length);
      for (int i = 0; i < n; i++) {
        (i < Math.max(1, n / PARTS) ? validation : train).add(rows[order[i]]);
      }
    }
    Resampled training = Resampled.of(Splits.whole(synthetic.select(ascending(train))));
    try (Classifier classifier =
        learner.fit(training, synthetic.select(ascending(validation)), seed, progress)) {
      double[] recalls = Recognition.recalls(classifier, images.heldOut());
      IntStream.range(0, recalls.length)
          .filter(c -> counts[c] < ClassFeatures.LEAST)
          .forEach(c -> recalls[c] = Double.NaN);
      return recalls;
    }
  }

  private static int[] ascending(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
