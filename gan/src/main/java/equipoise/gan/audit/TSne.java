package equipoise.gan.audit;

import java.util.Arrays;

/**
 * Lays points of many dimensions out in the plane so that neighbours stay neighbours: t-SNE, all
 * pairs computed (L. van der Maaten and G. Hinton, Visualizing Data using t-SNE, Journal of Machine
 * Learning Research 9, 2008). It begins at the first two principal components, scaled to a standard
 * deviation of 1e-4, as D. Kobak and P. Berens advise (The art of using t-SNE for single-cell
 * transcriptomics, Nature Communications 10, 2019, doi 10.1038/s41467-019-13056-x), and nothing in
 * it is random: the same points give the same layout, bit by bit.
 */
final class TSne {
  private static final double EXAGGERATION = 12;
  private static final double LEAST_GAIN = .01;
  private static final double FIRST_DEVIATION = 1e-4;
  private static final int SEARCH_STEPS = 60;
  private static final double TINY = 1e-12;

  private final Options options;

  /**
   * @param perplexity how many neighbours a point has, about; a third of the points at most
   * @param steps of gradient descent; in the first quarter neighbours attract each other twelve
   *     times as much
   */
  record Options(double perplexity, int steps) {
    static final Options DEFAULTS = new Options(30, 500);
  }

  TSne(Options options) {
    this.options = options;
  }

  /**
   * @param points [n][d], at least 4, finite
   * @return [n][2], centred
   */
  double[][] layout(double[][] points) {
    double[][] joint = joint(points);
    double[][] layout = PrincipalPlane.of(points, FIRST_DEVIATION);
    double[][] step = new double[points.length][2];
    double[][] gain = new double[points.length][2];
    for (double[] row : gain) {
      Arrays.fill(row, 1);
    }
    double rate = Math.max(points.length / EXAGGERATION, 50);
    for (int s = 0; s < options.steps(); s++) {
      boolean early = s < options.steps() / 4;
      double[][] slope = slope(joint, layout, early ? EXAGGERATION : 1);
      double momentum = early ? .5 : .8;
      for (int i = 0; i < layout.length; i++) {
        for (int k = 0; k < 2; k++) {
          boolean onward = slope[i][k] > 0 != step[i][k] > 0;
          gain[i][k] = Math.max(LEAST_GAIN, onward ? gain[i][k] + .2 : .8 * gain[i][k]);
          step[i][k] = momentum * step[i][k] - rate * gain[i][k] * slope[i][k];
          layout[i][k] += step[i][k];
        }
      }
      PrincipalPlane.centre(layout);
    }
    return layout;
  }

  /** The gradient of the divergence of Kullback and Leibler: equation 5. */
  private static double[][] slope(double[][] joint, double[][] layout, double exaggeration) {
    int n = layout.length;
    double[][] near = new double[n][n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double x = layout[i][0] - layout[j][0];
        double y = layout[i][1] - layout[j][1];
        near[i][j] = 1 / (1 + x * x + y * y);
        near[j][i] = near[i][j];
        sum += 2 * near[i][j];
      }
    }
    double[][] slope = new double[n][2];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double pull = 4 * (exaggeration * joint[i][j] - near[i][j] / sum) * near[i][j];
        slope[i][0] += pull * (layout[i][0] - layout[j][0]);
        slope[i][1] += pull * (layout[i][1] - layout[j][1]);
      }
    }
    return slope;
  }

  /** Probabilities of pairs, [n][n], symmetric, with sum 1 and nothing on the diagonal. */
  double[][] joint(double[][] points) {
    int n = points.length;
    double[][] conditional = new double[n][];
    for (int i = 0; i < n; i++) {
      conditional[i] = conditional(squares(points, i), i);
    }
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joint[i][j] = (conditional[i][j] + conditional[j][i]) / (2 * n);
      }
    }
    return joint;
  }

  private static double[] squares(double[][] points, int i) {
    double[] squares = new double[points.length];
    for (int j = 0; j < points.length; j++) {
      for (int k = 0; k < points[i].length; k++) {
        double d = points[i][k] - points[j][k];
        squares[j] += d * d;
      }
    }
    return squares;
  }

  /**
   * Of a point the probabilities of its neighbours, normal in the distance, as wide as the
   * perplexity asks for.
   *
   * @param squares of the distances to all points
   */
  double[] conditional(double[] squares, int self) {
    double wanted = Math.log(Math.min(options.perplexity(), (squares.length - 1) / 3.0));
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double[] sorted = squares.clone();
    Arrays.sort(sorted);
    double precision = 1 / (sorted[sorted.length / 2] + TINY);
    double[] shares = shares(squares, self, precision);
    for (int s = 0; s < SEARCH_STEPS; s++) {
      if (entropy(shares) > wanted) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
      shares = shares(squares, self, precision);
    }
    return shares;
  }

  private static double[] shares(double[] squares, int self, double precision) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < squares.length; j++) {
      nearest = j == self ? nearest : Math.min(nearest, squares[j]);
    }
    double[] shares = new double[squares.length];
    double sum = 0;
    for (int j = 0; j < squares.length; j++) {
      shares[j] = j == self ? 0 : StrictMath.exp(-precision * (squares[j] - nearest));
      sum += shares[j];
    }
    for (int j = 0; j < squares.length; j++) {
      shares[j] /= sum;
    }
    return shares;
  }

  /** In nats. */
  static double entropy(double[] shares) {
    double entropy = 0;
    for (double share : shares) {
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return entropy;
  }
}
