package equipoise.gan.generator;

import equipoise.core.data.Dataset;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The images of the trained classes, in the form that networks take. */
public final class TrainingImages {
  private static final int BORDER_IMAGES_OF_A_CLASS = 50;

  private final Dataset data;
  private final PaddedShape shape;
  private final TrainedClasses classes;

  TrainingImages(Dataset data, PaddedShape shape, TrainedClasses classes) {
    this.data = data;
    this.shape = shape;
    this.classes = classes;
  }

  public PaddedShape shape() {
    return shape;
  }

  /** Number of trained classes: conditions are 0 to this, exclusive. */
  public int classes() {
    return classes.size();
  }

  /** Number of images of the smallest trained class. */
  public int smallestClass() {
    return classes.smallest();
  }

  /** Number of training images of a trained class. */
  public int count(int condition) {
    return classes.rows().get(condition).length;
  }

  /**
   * Images {@code from}, inclusive, to {@code to}, exclusive, of a trained class, in the order of
   * the training data.
   *
   * @return [to - from, c, height, width] of the padded shape, in [-1, 1]
   */
  public Tensor images(int condition, int from, int to) {
    return shape.images(data, Arrays.copyOfRange(classes.rows().get(condition), from, to));
  }

  /**
   * Images of one trained class, each equally likely, with replacement.
   *
   * @return [n, c, height, width] of the padded shape, in [-1, 1]
   */
  public Tensor draw(int condition, int n, RandomGenerator random) {
    int[] conditions = new int[n];
    Arrays.fill(conditions, condition);
    return shape.images(data, classes.draw(conditions, random));
  }

  /** Real images, their classes by {@code balance}, each image of a class equally likely. */
  ImageBatch draw(int n, LabelBalance balance, RandomGenerator random) {
    int[] conditions = classes.conditions(n, balance, random);
    return new ImageBatch(shape.images(data, classes.draw(conditions, random)), conditions);
  }

  /** For each channel the mean over the outermost rows and columns, in [-1, 1]. */
  float[] meanBorder() {
    double[] sums = new double[shape.channels()];
    long n = 0;
    for (int[] rows : classes.rows()) {
      for (int i = 0; i < Math.min(rows.length, BORDER_IMAGES_OF_A_CLASS); i++) {
        n += addBorder(shape.images(data, new int[] {rows[i]}), sums);
      }
    }
    float[] mean = new float[sums.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (float) (sums[c] * sums.length / n);
    }
    return mean;
  }

  /** Number of values added, of all channels together. */
  private static int addBorder(Tensor image, double[] sums) {
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
