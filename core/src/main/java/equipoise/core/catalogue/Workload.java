package equipoise.core.catalogue;

/**
 * The size of what is trained on, for estimates of time.
 *
 * @param rows of the training set
 * @param values of a row: pixels times channels, or columns
 */
public record Workload(int rows, int values) {
  /** Rows of 28x28 grey images that have as many values. */
  public double smallImages() {
    return rows * (values / 784.0);
  }
}
