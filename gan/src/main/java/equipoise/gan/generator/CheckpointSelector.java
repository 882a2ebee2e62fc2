package equipoise.gan.generator;

import equipoise.core.data.Dataset;
import equipoise.gan.audit.KernelDistance;
import java.util.Arrays;

/**
 * Scores checkpoints and selects the last one whose images differ from one another. The distance to
 * the validation images is reported, not selected by: on eight validation images a class it took
 * early checkpoints, whose images classifiers recognised less often than the last one's. It is
 * {@link KernelDistance} on {@link ImageFeatures} within each class, averaged over the classes that
 * have at least two validation images, a class of v of them with weight v / (v + 8): rare classes
 * count, but four images do not weigh as much as four hundred.
 */
final class CheckpointSelector {
  private static final int MOST_VALIDATION = 200;
  private static final int MOST_TRAINING = 1500;
  private static final int DIVERSITY_SAMPLE = 48;
  private static final double HALF_WEIGHT = 8;

  private final TrainedClasses classes;
  private final ImageFeatures features;
  private final double[][][] heldOut;
  private final double[] realSpread;
  private Checkpoint selected;

  /**
   * @param train what the generator learns from
   * @param validation images of the same shape and classes
   */
  CheckpointSelector(Dataset train, Dataset validation, TrainedClasses classes) {
    this.classes = classes;
    int[] all = classes.rows().stream().flatMapToInt(Arrays::stream).toArray();
    features = ImageFeatures.standardisedBy(train, evenly(all, MOST_TRAINING));
    heldOut = new double[classes.size()][][];
    realSpread = new double[classes.size()];
    for (int k = 0; k < classes.size(); k++) {
      int[] rows = evenly(validation.rowsOf(classes.labels().get(k)), MOST_VALIDATION);
      heldOut[k] = features.of(validation, rows);
      realSpread[k] = spread(train, evenly(classes.rows().get(k), DIVERSITY_SAMPLE));
    }
  }

  /** Whether any class has enough validation images to measure a distance. */
  boolean measures() {
    return Arrays.stream(heldOut).anyMatch(h -> h.length >= 2);
  }

  /**
   * @param generated at least two images of every trained class
   */
  CheckpointScore score(Dataset generated) {
    double sum = 0;
    double weights = 0;
    double[] diversity = new double[classes.size()];
    for (int k = 0; k < classes.size(); k++) {
      int[] rows = generated.rowsOf(classes.labels().get(k));
      if (heldOut[k].length >= 2) {
        double weight = heldOut[k].length / (heldOut[k].length + HALF_WEIGHT);
        sum += weight * KernelDistance.between(features.of(generated, rows), heldOut[k]);
        weights += weight;
      }
      diversity[k] = spread(generated, rows) / Math.max(1e-9, realSpread[k]);
    }
    return new CheckpointScore(weights == 0 ? Double.NaN : sum / weights, diversity);
  }

  /** Selects the checkpoint, unless an earlier one was diverse and this one is not. */
  void offer(Checkpoint checkpoint) {
    if (selected == null || checkpoint.score().isDiverse() || !selected.score().isDiverse()) {
      selected = checkpoint;
    }
  }

  /** The last diverse checkpoint so far; the last one if there was none. */
  Checkpoint selected() {
    return selected;
  }

  /** Mean Euclidean distance over all pairs. */
  private static double spread(Dataset data, int[] rows) {
    double[][] images = new double[rows.length][];
    Arrays.setAll(images, i -> data.values(rows[i]));
    double sum = 0;
    for (int i = 0; i < images.length; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (int p = 0; p < images[i].length; p++) {
          double difference = images[i][p] - images[j][p];
          squares += difference * difference;
        }
        sum += Math.sqrt(squares);
      }
    }
    return rows.length < 2 ? 0 : 2 * sum / ((double) rows.length * (rows.length - 1));
  }

  private static int[] evenly(int[] rows, int most) {
    if (rows.length <= most) {
      return rows;
    }
    int[] chosen = new int[most];
    Arrays.setAll(chosen, i -> rows[(int) ((long) i * rows.length / most)]);
    return chosen;
  }
}
