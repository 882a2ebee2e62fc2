package equipoise.gan.audit;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The features of one class's images, a row each, divided by their root mean square over all
 * training images: networks differ in the size of their features, and figures are easier to read.
 */
record ClassFeatures(
    double[][] train, double[][] heldOut, double[][] synthetic, boolean heldOutUnseen) {
  /** Below it, no figure of distribution says anything. */
  static final int LEAST = 10;

  /** Features of every class, in the classes' order. */
  static List<ClassFeatures> of(AuditedImages images, Judges judges) {
    float[][] trained = judges.features().features(images.train());
    double scale = 1 / rootMeanSquare(trained);
    double[][] train = scaled(trained, scale);
    double[][] heldOut = scaled(judges.features().features(images.heldOut()), scale);
    double[][] synthetic = scaled(judges.features().features(images.synthetic()), scale);
    List<ClassFeatures> classes = new ArrayList<>();
    for (int c = 0; c < images.train().classes().size(); c++) {
      classes.add(
          new ClassFeatures(
              rows(train, images.train(), c),
              rows(heldOut, images.heldOut(), c),
              rows(synthetic, images.synthetic(), c),
              images.heldOutUnseen()));
    }
    return classes;
  }

  private static double rootMeanSquare(float[][] features) {
    double sum = 0;
    long n = 0;
    for (float[] row : features) {
      for (float value : row) {
        sum += (double) value * value;
      }
      n += row.length;
    }
    return sum == 0 ? 1 : Math.sqrt(sum / n);
  }

  private static double[][] scaled(float[][] features, double scale) {
    double[][] scaled = new double[features.length][];
    for (int i = 0; i < features.length; i++) {
      scaled[i] = new double[features[i].length];
      for (int j = 0; j < features[i].length; j++) {
        scaled[i][j] = scale * features[i][j];
      }
    }
    return scaled;
  }

  private static double[][] rows(double[][] features, Dataset data, int label) {
    return Arrays.stream(data.rowsOf(label)).mapToObj(i -> features[i]).toArray(double[][]::new);
  }

  /** All real ones. */
  double[][] reals() {
    double[][] reals = Arrays.copyOf(train, train.length + heldOut.length);
    System.arraycopy(heldOut, 0, reals, train.length, heldOut.length);
    return reals;
  }

  /** The real ones that the synthetic ones may have been made from. */
  double[][] sources() {
    return heldOutUnseen ? train : reals();
  }

  /** Whether there are enough held-out images to compare with. */
  boolean hasHeldOut() {
    return heldOut.length >= LEAST;
  }

  /** What synthetic images are compared with. */
  double[][] reference() {
    return hasHeldOut() ? heldOut : train;
  }

  /** How many images a side can have where synthetic and real, or real and real, are compared. */
  int comparable() {
    return Math.min(
        synthetic.length, Math.min(reference().length, (train.length + heldOut.length) / 2));
  }

  /** At most so many rows, drawn by the seed, in random order. */
  static double[][] drawn(double[][] rows, int most, Seed seed) {
    return Arrays.stream(seed.permutation(rows.length))
        .limit(most)
        .mapToObj(i -> rows[i])
        .toArray(double[][]::new);
  }
}
