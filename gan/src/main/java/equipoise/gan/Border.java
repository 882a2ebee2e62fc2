package equipoise.gan;

import equipoise.core.data.Dataset;
import equipoise.engines.api.Tensor;

/** What lies at the edge of the training images, and so what may move in when they are shifted. */
final class Border {
  private static final int IMAGES_OF_A_CLASS = 50;

  private Border() {}

  /** For each channel the mean over the outermost rows and columns, in [-1, 1]. */
  static float[] mean(Frame frame, Dataset data, LearnedClasses classes) {
    double[] sums = new double[frame.channels()];
    long n = 0;
    for (int[] rows : classes.rows()) {
      for (int i = 0; i < Math.min(rows.length, IMAGES_OF_A_CLASS); i++) {
        n += add(frame.images(data, new int[] {rows[i]}), sums);
      }
    }
    float[] mean = new float[sums.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (float) (sums[c] * sums.length / n);
    }
    return mean;
  }

  private static int add(Tensor image, double[] sums) {
    int height = image.shape()[2];
    int width = image.shape()[3];
    int n = 0;
    for (int k = 0; k < image.size(); k++) {
      int x = k % width;
      int y = k / width % height;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        sums[k / (width * height)] += image.values()[k];
        n++;
      }
    }
    return n;
  }
}
