package equipoise.classifiers.linear;

import equipoise.core.data.Dataset;

/**
 * Brings columns to mean 0 and deviation 1.
 *
 * @param means of each column of the training rows
 * @param factors one over the deviation; 0 for a constant column
 */
record Standardization(double[] means, double[] factors) {
  static Standardization of(Dataset data) {
    int columns = data.dimension();
    double[] means = new double[columns];
    double[] squares = new double[columns];
    double[] row = new double[columns];
    for (int i = 0; i < data.size(); i++) {
      data.copyTo(i, row, 0);
      for (int j = 0; j < columns; j++) {
        double delta = row[j] - means[j];
        means[j] += delta / (i + 1);
        squares[j] += delta * (row[j] - means[j]);
      }
    }
    double[] factors = new double[columns];
    for (int j = 0; j < columns; j++) {
      double deviation = Math.sqrt(squares[j] / data.size());
      factors[j] = deviation > 0 ? 1 / deviation : 0;
    }
    return new Standardization(means, factors);
  }

  double[][] rows(Dataset data) {
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
