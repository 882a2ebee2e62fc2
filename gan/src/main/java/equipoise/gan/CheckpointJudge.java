package equipoise.gan;

import equipoise.core.data.Dataset;
import java.util.Arrays;

/**
 * Judges a generator's images against held-out ones, to choose a checkpoint: never by loss. The
 * distance is {@link KernelDistance} on {@link ImageFeatures} within each class, averaged over the
 * classes that have at least two held-out images, a class of v of them with weight v / (v + 8):
 * rare classes count, but not as if four images said as much as four hundred.
 */
final class CheckpointJudge {
  private static final int MOST_VALIDATION = 200;
  private static final int MOST_TRAINING = 1500;
  private static final int DIVERSITY_SAMPLE = 48;
  private static final double HALF_WEIGHT = 8;

  private final LearnedClasses classes;
  private final ImageFeatures features;
  private final double[][][] heldOut;
  private final double[] realSpread;

  /**
   * @param train what the generator learns from
   * @param validation images of the same shape and classes
   */
  CheckpointJudge(Dataset train, Dataset validation, LearnedClasses classes) {
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

  /** Whether there are held-out images enough to measure a distance at all. */
  boolean measures() {
    return Arrays.stream(heldOut).anyMatch(h -> h.length >= 2);
  }

  /**
   * @param generated at least two images of every learned class
   */
  Verdict judge(Dataset generated) {
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
    return new Verdict(weights == 0 ? Double.NaN : sum / weights, diversity);
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

  /**
   * @param distance to the held-out images, lower is better; NaN if none were there
   * @param diversity for each learned class the mean distance between two generated images over
   *     that between two real ones
   */
  record Verdict(double distance, double[] diversity) {
    double meanDiversity() {
      return Arrays.stream(diversity).average().orElse(0);
    }
  }
}
