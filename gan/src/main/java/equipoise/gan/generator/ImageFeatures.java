package equipoise.gan.generator;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fixed features of small images, so that checkpoints can be compared without a trained extractor:
 * the mean of each channel on an 8x8 grid, and the strength of edges in 8 directions on a 4x4 grid
 * (as histograms of oriented gradients: Dalal and Triggs, CVPR 2005, doi 10.1109/CVPR.2005.177,
 * without block normalisation). Each of the two groups is divided by its own root mean variance
 * over the training images; if each feature were divided by its own, a corner that is always black
 * would outweigh all else. Good enough to rank checkpoints of one training, not to publish.
 */
final class ImageFeatures {
  private static final int GRID = 8;
  private static final int CELLS = 4;
  private static final int DIRECTIONS = 8;
  private static final double SMALLEST_SCALE = 1e-6;

  private final double[] mean;
  private final double[] scale;

  private ImageFeatures(double[] mean, double[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Standardised by the given rows of images with sides of at least 8. */
  static ImageFeatures standardisedBy(Dataset data, int[] rows) {
    List<double[]> raw = new ArrayList<>();
    for (int row : rows) {
      raw.add(raw(data, row));
    }
    int d = raw.get(0).length;
    double[] mean = new double[d];
    double[] variance = new double[d];
    for (int j = 0; j < d; j++) {
      for (double[] features : raw) {
        mean[j] += features[j] / raw.size();
      }
      for (double[] features : raw) {
        variance[j] += (features[j] - mean[j]) * (features[j] - mean[j]) / raw.size();
      }
    }
    int grid = data.imageShape().channels() * GRID * GRID;
    double[] scale = new double[d];
    Arrays.fill(scale, 0, grid, rootMean(variance, 0, grid));
    Arrays.fill(scale, grid, d, rootMean(variance, grid, d));
    return new ImageFeatures(mean, scale);
  }

  private static double rootMean(double[] variance, int from, int to) {
    double mean = Arrays.stream(variance, from, to).average().orElse(0);
    return Math.max(SMALLEST_SCALE, Math.sqrt(mean));
  }

  /** One array of features for each row. */
  double[][] of(Dataset data, int[] rows) {
    double[][] features = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      features[i] = raw(data, rows[i]);
      for (int j = 0; j < mean.length; j++) {
        features[i][j] = (features[i][j] - mean[j]) / scale[j];
      }
    }
    return features;
  }

  private static double[] raw(Dataset data, int row) {
    ImageShape shape = data.imageShape();
    double[] pixels = data.values(row);
    int grid = shape.channels() * GRID * GRID;
    double[] features = new double[grid + CELLS * CELLS * DIRECTIONS];
    addMeans(pixels, shape, features);
    addEdges(luminance(pixels, shape), shape, features, grid);
    return features;
  }

  private static void addMeans(double[] pixels, ImageShape shape, double[] into) {
    int h = shape.height();
    int w = shape.width();
    double cell = 255.0 * h * w / (GRID * GRID);
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < h; y++) {
        int row = (c * GRID + y * GRID / h) * GRID;
        for (int x = 0; x < w; x++) {
          into[row + x * GRID / w] += pixels[(c * h + y) * w + x] / cell;
        }
      }
    }
  }

  private static double[] luminance(double[] pixels, ImageShape shape) {
    int plane = shape.height() * shape.width();
    double[] mean = new double[plane];
    for (int k = 0; k < pixels.length; k++) {
      mean[k % plane] += pixels[k] / (255 * shape.channels());
    }
    return mean;
  }

  private static void addEdges(double[] image, ImageShape shape, double[] into, int at) {
    int h = shape.height();
    int w = shape.width();
    double cell = (double) h * w / (CELLS * CELLS);
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        double dx = (image[y * w + x + 1] - image[y * w + x - 1]) / 2;
        double dy = (image[(y + 1) * w + x] - image[(y - 1) * w + x]) / 2;
        double angle = Math.atan2(dy, dx) / Math.PI + 1;
        int direction = (int) (angle * DIRECTIONS) % DIRECTIONS;
        int place = (y * CELLS / h) * CELLS + x * CELLS / w;
        into[at + place * DIRECTIONS + direction] += Math.hypot(dx, dy) / cell;
      }
    }
  }
}
