package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import java.util.Arrays;

/**
 * Brings values to mean 0 and deviation 1, as measured on the training rows.
 *
 * @param means of each column of the training rows
 * @param factors one over the deviation; 0 for a constant column
 */
public record Standardization(double[] means, double[] factors) {
  /** Every column by its own mean and deviation; a constant column becomes 0. */
  public static Standardization of(Dataset data) {
    int columns = data.dimension();
    double[] means = new double[columns];
    double[] deviations = deviations(data, means);
    double[] factors = new double[columns];
    for (int j = 0; j < columns; j++) {
      factors[j] = deviations[j] > 0 ? 1 / deviations[j] : 0;
    }
    return new Standardization(means, factors);
  }

  /**
   * For learners that measure distances. Table columns as in {@link #of}. Pixels share one unit, so
   * an image set has one factor for all of them, chosen so that the squared deviations average 1:
   * by their own deviations, pixels at the border that hardly ever hold ink would outweigh the
   * others.
   */
  public static Standardization forDistances(Dataset data) {
    if (!data.isImages()) {
      return of(data);
    }
    return common(data);
  }

  /**
   * Of columns that share one unit, as pixels and a network's features do: each by its own mean,
   * all by one factor, chosen so that the squared deviations average 1.
   */
  public static Standardization common(Dataset data) {
    double[] means = new double[data.dimension()];
    double[] deviations = deviations(data, means);
    double squares = Arrays.stream(deviations).map(d -> d * d).sum();
    double[] factors = new double[means.length];
    Arrays.fill(factors, squares > 0 ? 1 / Math.sqrt(squares / means.length) : 0);
    return new Standardization(means, factors);
  }

  /**
   * @param means set by this method
   */
  private static double[] deviations(Dataset data, double[] means) {
    double[] squares = new double[means.length];
    double[] row = new double[means.length];
    for (int i = 0; i < data.size(); i++) {
      data.copyTo(i, row, 0);
      for (int j = 0; j < means.length; j++) {
        double delta = row[j] - means[j];
        means[j] += delta / (i + 1);
        squares[j] += delta * (row[j] - means[j]);
      }
    }
    return Arrays.stream(squares).map(s -> Math.sqrt(s / data.size())).toArray();
  }

  /** The standardised rows of any data of these columns. */
  public double[][] rows(Dataset data) {
    double[][] rows = new double[data.size()][data.dimension()];
    for (int i = 0; i < rows.length; i++) {
      data.copyTo(i, rows[i], 0);
      for (int j = 0; j < means.length; j++) {
        rows[i][j] = (rows[i][j] - means[j]) * factors[j];
      }
    }
    return rows;
  }
}
