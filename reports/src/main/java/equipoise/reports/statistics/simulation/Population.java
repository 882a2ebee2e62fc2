package equipoise.reports.statistics.simulation;

import equipoise.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Where the images of a simulated data set come from: one Gaussian a class, in a few dimensions,
 * with images in groups that lie closer together than images of other groups.
 */
final class Population {
  static final int CLASSES = 5;
  static final int DIMENSIONS = 8;

  /** Standard deviation of the classes' means in each dimension; that of images is 1. */
  private static final double SEPARATION = .85;

  /** Part of an image's variance that its group has in common. */
  private static final double GROUP_SHARE = .5;

  private final double[][] mean = new double[CLASSES][DIMENSIONS];

  Population(Seed seed) {
    RandomGenerator random = seed.generator();
    for (double[] row : mean) {
      for (int d = 0; d < DIMENSIONS; d++) {
        row[d] = SEPARATION * random.nextGaussian();
      }
    }
  }

  /**
   * @param counts images of each class
   * @param groupSize images of a group, which is of one class; 1 for images without groups
   */
  Images draw(int[] counts, int groupSize, RandomGenerator random) {
    Images images = new Images(Arrays.stream(counts).sum());
    double common = groupSize > 1 ? Math.sqrt(GROUP_SHARE) : 0;
    double own = Math.sqrt(1 - common * common);
    double[] centre = new double[DIMENSIONS];
    int group = -1;
    int image = 0;
    for (int label = 0; label < CLASSES; label++) {
      for (int i = 0; i < counts[label]; i++, image++) {
        if (i % groupSize == 0) {
          group++;
          for (int d = 0; d < DIMENSIONS; d++) {
            centre[d] = mean[label][d] + common * random.nextGaussian();
          }
        }
        for (int d = 0; d < DIMENSIONS; d++) {
          images.x[image][d] = centre[d] + own * random.nextGaussian();
        }
        images.label[image] = label;
        images.group[image] = group;
      }
    }
    return images;
  }

  /** Images as numbers, [n, d], with label and group of each. */
  static final class Images {
    final double[][] x;
    final int[] label;
    final int[] group;

    Images(int n) {
      x = new double[n][DIMENSIONS];
      label = new int[n];
      group = new int[n];
    }

    int size() {
      return label.length;
    }

    Images only(int[] rows) {
      Images some = new Images(rows.length);
      for (int i = 0; i < rows.length; i++) {
        some.x[i] = x[rows[i]];
        some.label[i] = label[rows[i]];
        some.group[i] = group[rows[i]];
      }
      return some;
    }
  }
}
