package equipoise.core.catalogue;

import equipoise.core.data.Dataset;

/**
 * The size of what is trained on, for estimates of time.
 *
 * @param rows of the training set
 * @param values of a row: pixels times channels, or columns
 * @param channels of an image; 1 for columns
 */
public record Workload(int rows, int values, int channels) {
  /** Grey images, or columns. */
  public Workload(int rows, int values) {
    this(rows, values, 1);
  }

  /** Of a data set. */
  public static Workload of(Dataset data) {
    return new Workload(
        data.size(), data.dimension(), data.isImages() ? data.imageShape().channels() : 1);
  }

  /** Of an image, whatever its channels. */
  public double pixels() {
    return (double) values / channels;
  }

  /** Rows of 28x28 grey images that have as many values. */
  public double smallImages() {
    return rows * (values / 784.0);
  }
}
