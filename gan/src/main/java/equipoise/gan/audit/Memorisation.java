package equipoise.gan.audit;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether generated images keep too close to the training images of their class. */
final class Memorisation {
  private static final int DRAWS = 5;

  private Memorisation() {}

  /**
   * Share of generated images that are farther from their nearest training image than that one is
   * from its own nearest other: Alaa et al. (ICML 2022, arXiv 2102.08921, section 4.3). 0 for
   * copies, about one half for images of the same distribution; somewhat more in many dimensions,
   * where the nearest training image is often a central one.
   *
   * @param train at least two rows
   * @param generated at least one row
   */
  static double authenticity(double[][] train, double[][] generated) {
    double[] own = new double[train.length];
    Arrays.fill(own, Double.NaN);
    int authentic = 0;
    for (double[] row : generated) {
      int nearest = Distances.nearest(row, train);
      if (Double.isNaN(own[nearest])) {
        own[nearest] = toNearestOther(train, nearest);
      }
      authentic += Distances.between(row, train[nearest]) > own[nearest] ? 1 : 0;
    }
    return authentic / (double) generated.length;
  }

  private static double toNearestOther(double[][] rows, int row) {
    return IntStream.range(0, rows.length)
        .filter(i -> i != row)
        .mapToDouble(i -> Distances.between(rows[i], rows[row]))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * Mean distances to the nearest training and held-out image, of equally many each (a larger set
   * has a nearer image), over the mean distance from a held-out image to its nearest training
   * image.
   *
   * @param training below 1 if generated images are nearer to training images than new ones are
   * @param heldOut the same of held-out images
   */
  record Nearest(double training, double heldOut) {
    /**
     * @param features with at least one row each
     */
    static Nearest of(ClassFeatures features, Seed seed) {
      int n = Math.min(features.train().length, features.heldOut().length);
      double training = 0;
      double heldOut = 0;
      double between = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        Seed ofDraw = seed.child("draw", draw);
        double[][] some = ClassFeatures.drawn(features.train(), n, ofDraw.child("train"));
        double[][] others = ClassFeatures.drawn(features.heldOut(), n, ofDraw.child("heldOut"));
        training += Distances.meanToNearest(features.synthetic(), some);
        heldOut += Distances.meanToNearest(features.synthetic(), others);
        between += Distances.meanToNearest(others, some);
      }
      return new Nearest(training / between, heldOut / between);
    }
  }
}
