package equipoise.sampling.under;

import equipoise.core.data.Dataset;
import java.util.Arrays;

/**
 * Naive Bayes with normally distributed columns. 1e-9 times the largest variance of a column is
 * added to every variance, as in scikit-learn.
 */
final class NaiveBayes {
  private static final double SMOOTHING = 1e-9;
  private static final double LEAST_VARIANCE = 1e-300;

  private final Dataset data;
  private final int[] counts;
  private final double[][] means; // [class][column]
  private final double[][] variances;

  /**
   * @param rows to learn from, at least one
   */
  NaiveBayes(Dataset data, int[] rows) {
    this.data = data;
    this.counts = new int[data.classes().size()];
    Arrays.stream(rows).forEach(i -> counts[data.label(i)]++);
    this.means = means(rows);
    this.variances = variances(rows);
    double added = Math.max(SMOOTHING * largestVariance(rows), LEAST_VARIANCE);
    for (double[] variance : variances) {
      Arrays.setAll(variance, j -> variance[j] + added);
    }
  }

  private double[][] means(int[] rows) {
    double[][] sums = new double[counts.length][data.dimension()];
    for (int i : rows) {
      double[] row = data.values(i);
      int c = data.label(i);
      for (int j = 0; j < row.length; j++) {
        sums[c][j] += row[j] / counts[c];
      }
    }
    return sums;
  }

  private double[][] variances(int[] rows) {
    double[][] sums = new double[counts.length][data.dimension()];
    for (int i : rows) {
      double[] row = data.values(i);
      int c = data.label(i);
      for (int j = 0; j < row.length; j++) {
        sums[c][j] += (row[j] - means[c][j]) * (row[j] - means[c][j]) / counts[c];
      }
    }
    return sums;
  }

  /** The largest variance of a column over all classes together. */
  private double largestVariance(int[] rows) {
    double largest = 0;
    for (int j = 0; j < data.dimension(); j++) {
      double mean = 0;
      for (int i : rows) {
        mean += data.value(i, j) / rows.length;
      }
      double variance = 0;
      for (int i : rows) {
        variance += (data.value(i, j) - mean) * (data.value(i, j) - mean) / rows.length;
      }
      largest = Math.max(largest, variance);
    }
    return largest;
  }

  /** For each of the rows the probability of its own class; 0 for a class without rows to learn. */
  double[] ownClass(int[] rows) {
    return Arrays.stream(rows)
        .mapToDouble(i -> probabilities(data.values(i))[data.label(i)])
        .toArray();
  }

  private double[] probabilities(double[] row) {
    double[] logs = new double[counts.length];
    for (int c = 0; c < logs.length; c++) {
      logs[c] = counts[c] == 0 ? Double.NEGATIVE_INFINITY : logDensity(c, row);
    }
    double highest = Arrays.stream(logs).max().orElseThrow();
    double[] shares = Arrays.stream(logs).map(log -> Math.exp(log - highest)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  private double logDensity(int c, double[] row) {
    double log = Math.log(counts[c]);
    for (int j = 0; j < row.length; j++) {
      double difference = row[j] - means[c][j];
      log -= 0.5 * (Math.log(variances[c][j]) + difference * difference / variances[c][j]);
    }
    return log;
  }
}
