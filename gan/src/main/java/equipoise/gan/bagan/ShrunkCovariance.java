package equipoise.gan.bagan;

/**
 * Mean, and covariance shrunk towards a multiple of the identity: Ledoit and Wolf, Journal of
 * Multivariate Analysis 88 (2004) 365, doi 10.1016/S0047-259X(03)00096-4.
 *
 * @param mean [d]
 * @param covariance [d][d], positive definite unless all rows are equal
 * @param shrinkage weight of the identity's multiple, in [0, 1]
 */
record ShrunkCovariance(double[] mean, double[][] covariance, double shrinkage) {
  /** Keeps the factor real where a class's codes are all equal. */
  private static final double LEAST_VARIANCE = 1e-12;

  /**
   * @param rows [n][d], n at least 1
   */
  static ShrunkCovariance of(float[][] rows) {
    double[] mean = mean(rows);
    double[][] sample = sample(rows, mean);
    double scale = trace(sample) / mean.length;
    double distance = distance(sample, scale);
    double error = Math.min(distance, error(rows, mean, sample));
    double shrinkage = distance == 0 ? 0 : error / distance;
    double[][] shrunk = new double[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        shrunk[i][j] = (1 - shrinkage) * sample[i][j] + (i == j ? shrinkage * scale : 0);
      }
    }
    return new ShrunkCovariance(mean, shrunk, shrinkage);
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / (double) rows.length;
      }
    }
    return mean;
  }

  /** Divided by n, as the paper has it. */
  private static double[][] sample(float[][] rows, double[] mean) {
    int d = mean.length;
    double[][] sample = new double[d][d];
    for (float[] row : rows) {
      for (int i = 0; i < d; i++) {
        double centred = (row[i] - mean[i]) / rows.length;
        for (int j = 0; j < d; j++) {
          sample[i][j] += centred * (row[j] - mean[j]);
        }
      }
    }
    return sample;
  }

  private static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }

  /** d^2 = |S - m I|^2 of lemma 3.3. */
  private static double distance(double[][] sample, double scale) {
    double sum = 0;
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j < sample.length; j++) {
        double difference = sample[i][j] - (i == j ? scale : 0);
        sum += difference * difference;
      }
    }
    return sum / sample.length;
  }

  /** b bar^2 = 1 / n^2 sum_k |x_k x_k' - S|^2 of lemma 3.4. */
  private static double error(float[][] rows, double[] mean, double[][] sample) {
    int d = mean.length;
    double sum = 0;
    double[] centred = new double[d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        centred[j] = row[j] - mean[j];
      }
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          double difference = centred[i] * centred[j] - sample[i][j];
          sum += difference * difference;
        }
      }
    }
    return sum / d / ((double) rows.length * rows.length);
  }

  /** The lower triangle L with L L' = covariance. */
  double[][] cholesky() {
    int d = mean.length;
    double[][] lower = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, LEAST_VARIANCE)) : sum / lower[j][j];
      }
    }
    return lower;
  }
}
