package equipoise.reports.statistics.decision;

/**
 * The variance of a difference in balanced accuracy if other images of each class (other groups,
 * where images have groups) had been tested: the sum over groups of the squared weighted residuals
 * from the class's mean, gathered over all repeats (cluster-robust: A. C. Cameron and D. L. Miller,
 * A practitioner's guide to cluster-robust inference, Journal of Human Resources 50, 2015, doi
 * 10.3368/jhr.50.2.317).
 *
 * <p>Against small samples, each class's part is multiplied by the factor that makes it unbiased if
 * its groups vary alike, and has the degrees of freedom of that quadratic form (R. M. Bell and D.
 * F. McCaffrey, Bias reduction in standard errors for linear regression with multi-stage samples,
 * Survey Methodology 28, 2002). G equal groups give G / (G - 1) and G - 1.
 *
 * <p>A class whose few images happen to agree is not taken to be certain. Its part is at least what
 * it would be if one more group had been tested that varies as the groups of all classes do, and
 * these count as if one more group had been tested that differed as those do that differ. So arms
 * whose predictions are the same have an interval above zero width, which shrinks as images are
 * added.
 */
final class ImageVariance {
  /** Sums of squares below this are rounding. */
  private static final double EQUAL = 1e-20;

  private final PairedPredictions paired;

  /** By class: number of groups, then the sums of p², p³, p⁴, p⁵, p being a group's share. */
  private final double[][] powers;

  private final double[] factor;
  private final double[] degrees;
  private final double[] part;
  private final double clustered;
  private double raised;

  /**
   * @param residual weighted sum of residuals, by cell
   * @param share weight of a cell in its class, by cell; they sum to 1 in each class
   * @param classWeight weight of each class in the estimate
   */
  ImageVariance(PairedPredictions paired, double[] residual, double[] share, double[] classWeight) {
    this.paired = paired;
    int classes = paired.classes();
    powers = new double[classes][6];
    factor = new double[classes];
    degrees = new double[classes];
    part = new double[classes];
    for (int cell = 0; cell < share.length; cell++) {
      int label = paired.classOfCell(cell);
      double power = 1;
      for (int k = 0; k < 6; k++) {
        powers[label][k] += power;
        power *= share[cell];
      }
      part[label] += residual[cell] * residual[cell];
    }
    for (int c = 0; c < classes; c++) {
      boolean several = powers[c][0] > 1;
      factor[c] = several ? powers[c][2] / trace(powers[c]) : 0;
      degrees[c] = several ? trace(powers[c]) * trace(powers[c]) / traceOfSquare(powers[c]) : 0;
      part[c] *= factor[c];
    }
    clustered = clustered(residual);
    raise(classWeight, typicalSquare(residual, share, classWeight));
  }

  /** Trace of B, the quadratic form of the residuals' squares under shares p; s[k] = sum of p^k. */
  private static double trace(double[] s) {
    return s[2] - 2 * s[3] + s[2] * s[2];
  }

  private static double traceOfSquare(double[] s) {
    return s[4]
        - 4 * s[5]
        + 4 * s[2] * s[4]
        + 2 * s[3] * s[3]
        - 4 * s[2] * s[2] * s[3]
        + s[2] * s[2] * s[2] * s[2];
  }

  /**
   * The squared deviation of a group that differs, sum of y⁴ over sum of y²: 1 where groups differ
   * throughout or not at all, and where none differs.
   */
  private double typicalSquare(double[] residual, double[] share, double[] classWeight) {
    double squares = 0;
    double fourths = 0;
    for (int cell = 0; cell < share.length; cell++) {
      double y = residual[cell] / (share[cell] * classWeight[paired.classOfCell(cell)]);
      squares += y * y;
      fourths += y * y * y * y;
    }
    return squares > EQUAL ? fourths / squares : 1;
  }

  private void raise(double[] classWeight, double typicalSquare) {
    double sum = typicalSquare;
    double total = 1;
    for (int c = 0; c < part.length; c++) {
      if (degrees[c] > 0) {
        sum += degrees[c] * part[c] / scale(c, classWeight);
        total += degrees[c];
      }
    }
    for (int c = 0; c < part.length; c++) {
      if (powers[c][0] > 0) {
        double least =
            (degrees[c] * part[c] + scale(c, classWeight) * sum / total) / (degrees[c] + 1);
        if (least > part[c]) {
          raised += least - part[c];
          part[c] = least;
          degrees[c]++;
        }
      }
    }
  }

  /** What a class's part is if the means of its groups have a variance of 1. */
  private double scale(int label, double[] classWeight) {
    return classWeight[label] * classWeight[label] * powers[label][2];
  }

  /**
   * Sum over groups of the squared sum of a group's cells, which may be of several classes.
   *
   * @param sums weighted residuals by cell
   */
  double clustered(double[] sums) {
    double[] byGroup = new double[paired.groups()];
    for (int cell = 0; cell < sums.length; cell++) {
      byGroup[paired.groupOfCell(cell)] += Math.sqrt(factor[paired.classOfCell(cell)]) * sums[cell];
    }
    double variance = 0;
    for (double sum : byGroup) {
      variance += sum * sum;
    }
    return variance;
  }

  double variance() {
    return clustered + raised;
  }

  /** Satterthwaite's, over the classes' parts. */
  double degrees() {
    double sum = 0;
    double inverse = 0;
    for (int c = 0; c < part.length; c++) {
      sum += part[c];
      inverse += degrees[c] > 0 ? part[c] * part[c] / degrees[c] : 0;
    }
    return sum * sum / inverse;
  }
}
