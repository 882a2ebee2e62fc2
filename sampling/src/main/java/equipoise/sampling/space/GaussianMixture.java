package equipoise.sampling.space;

import equipoise.core.Seed;
import equipoise.core.learning.Progress;
import java.util.Arrays;

/**
 * A mixture of normal distributions with independent columns, fitted by expectation maximisation
 * (Dempster, Laird and Rubin, JRSS B 39 (1977) 1) from the clusters of k-means. Full covariances
 * would need more rows than a class has: a million of them for an image of 1000 pixels.
 *
 * <p>To every variance 1e-6 times the mean variance of the columns is added, so that no component
 * can close in on one point. Fitting ends where the mean log-likelihood gains less than 1e-6, or
 * after 200 passes.
 */
public final class GaussianMixture {
  private static final double GAIN = 1e-6;
  private static final int PASSES = 200;
  private static final double SMOOTHING = 1e-6;
  private static final double LEAST_VARIANCE = 1e-12;
  private static final double LEAST_WEIGHT = 1e-10;

  private final Points points;
  private final double added;
  private final double[] weights;
  private final double[][] means; // [component][column]
  private final double[][] variances;

  private GaussianMixture(Points points, int components) {
    this.points = points;
    this.added = Math.max(SMOOTHING * meanVariance(points), LEAST_VARIANCE);
    this.weights = new double[components];
    this.means = new double[components][points.dimension()];
    this.variances = new double[components][points.dimension()];
  }

  /**
   * @param points at least one, all coordinates finite
   * @param components at least 1; fewer distinct points give fewer
   */
  public static GaussianMixture fit(Points points, int components, Seed seed, Progress progress) {
    Clustering start =
        new KMeans(KMeans.Options.of(components)).reporting(progress).cluster(points, seed);
    double[][] shares = new double[points.size()][start.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i][start.clusterOf()[i]] = 1;
    }
    GaussianMixture mixture = new GaussianMixture(points, start.size());
    double before = Double.NEGATIVE_INFINITY;
    for (int pass = 1; pass <= PASSES; pass++) {
      ProgressCounter counter =
          new ProgressCounter(progress, "mixture pass " + pass, start.size() + 1L);
      mixture.maximise(shares, counter);
      double likelihood = mixture.expect(shares);
      counter.done();
      if (likelihood - before < GAIN) {
        break;
      }
      before = likelihood;
    }
    return mixture;
  }

  /** The mean of each component. */
  public double[][] means() {
    return Arrays.stream(means).map(double[]::clone).toArray(double[][]::new);
  }

  /** The variances of each component's columns. */
  public double[][] variances() {
    return Arrays.stream(variances).map(double[]::clone).toArray(double[][]::new);
  }

  /** For each point the component that it most probably comes from, the first of equal ones. */
  public int[] clusterOf() {
    double[][] shares = new double[points.size()][weights.length];
    expect(shares);
    int[] clusterOf = new int[shares.length];
    for (int i = 0; i < shares.length; i++) {
      for (int c = 1; c < weights.length; c++) {
        if (shares[i][c] > shares[i][clusterOf[i]]) {
          clusterOf[i] = c;
        }
      }
    }
    return clusterOf;
  }

  /** Fills in each point's probabilities of the components; returns the mean log-likelihood. */
  private double expect(double[][] shares) {
    double[] constants = new double[weights.length];
    for (int c = 0; c < constants.length; c++) {
      constants[c] = Math.log(weights[c]);
      for (double variance : variances[c]) {
        constants[c] -= 0.5 * Math.log(2 * Math.PI * variance);
      }
    }
    double[] point = new double[points.dimension()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      points.copyTo(i, point);
      for (int c = 0; c < constants.length; c++) {
        shares[i][c] = constants[c] - exponent(c, point);
      }
      sum += normalise(shares[i]);
    }
    return sum / shares.length;
  }

  private double exponent(int c, double[] point) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      double difference = point[j] - means[c][j];
      sum += difference * difference / variances[c][j];
    }
    return sum / 2;
  }

  /** Turns logarithms into shares of 1; returns the logarithm of their sum. */
  private static double normalise(double[] logs) {
    double highest = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < logs.length; c++) {
      logs[c] = Math.exp(logs[c] - highest);
      sum += logs[c];
    }
    for (int c = 0; c < logs.length; c++) {
      logs[c] /= sum;
    }
    return highest + Math.log(sum);
  }

  private void maximise(double[][] shares, ProgressCounter counter) {
    double[] point = new double[points.dimension()];
    for (int c = 0; c < weights.length; c++) {
      double total = 0;
      for (double[] share : shares) {
        total += share[c];
      }
      weights[c] = total / shares.length;
      if (total > LEAST_WEIGHT) {
        moveMean(c, shares, total, point);
        moveVariance(c, shares, total, point);
      }
      counter.done();
    }
  }

  private void moveMean(int c, double[][] shares, double total, double[] point) {
    Arrays.fill(means[c], 0);
    for (int i = 0; i < shares.length; i++) {
      points.copyTo(i, point);
      for (int j = 0; j < point.length; j++) {
        means[c][j] += shares[i][c] / total * point[j];
      }
    }
  }

  private void moveVariance(int c, double[][] shares, double total, double[] point) {
    Arrays.fill(variances[c], added);
    for (int i = 0; i < shares.length; i++) {
      points.copyTo(i, point);
      for (int j = 0; j < point.length; j++) {
        double difference = point[j] - means[c][j];
        variances[c][j] += shares[i][c] / total * difference * difference;
      }
    }
  }

  private static double meanVariance(Points points) {
    int d = points.dimension();
    double[] mean = new double[d];
    double[] point = new double[d];
    for (int i = 0; i < points.size(); i++) {
      points.copyTo(i, point);
      for (int j = 0; j < d; j++) {
        mean[j] += point[j] / points.size();
      }
    }
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      points.copyTo(i, point);
      for (int j = 0; j < d; j++) {
        sum += (point[j] - mean[j]) * (point[j] - mean[j]) / points.size();
      }
    }
    return sum / d;
  }
}
