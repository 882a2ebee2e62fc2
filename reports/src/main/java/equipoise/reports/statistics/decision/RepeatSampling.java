package equipoise.reports.statistics.decision;

/**
 * The part of the spread of repeats that comes from testing images: w - c, with w the variance of
 * one repeat's difference by images and c the covariance that two repeats have because they tested
 * the same images. What repeats make of a class as a whole is no part of it, so residuals are taken
 * from the class's mean in the repeat; a class with one group in a repeat shows no variance there
 * and adds nothing.
 */
final class RepeatSampling {
  private final PairedPredictions paired;

  /** Weighted residuals by repeat and cell. */
  private final double[][] residual;

  /**
   * @param weight of one prediction, by repeat and class
   */
  RepeatSampling(PairedPredictions paired, double[][] weight) {
    this.paired = paired;
    residual = new double[paired.repeats()][paired.cells()];
    double[][] share = new double[paired.repeats()][paired.cells()];
    for (int i = 0; i < paired.size(); i++) {
      int cell = paired.cell(i);
      double u = weight[paired.repeat(i)][paired.classOfCell(cell)];
      residual[paired.repeat(i)][cell] += u * paired.difference(i);
      share[paired.repeat(i)][cell] += u;
    }
    for (int repeat = 0; repeat < residual.length; repeat++) {
      centre(residual[repeat], share[repeat]);
    }
  }

  /** Takes off each class's mean and makes up for it: sqrt(G / (G - 1)) with G groups. */
  private void centre(double[] residual, double[] share) {
    double[] sum = new double[paired.classes()];
    double[] total = new double[paired.classes()];
    int[] groups = new int[paired.classes()];
    for (int cell = 0; cell < share.length; cell++) {
      if (share[cell] > 0) {
        int label = paired.classOfCell(cell);
        sum[label] += residual[cell];
        total[label] += share[cell];
        groups[label]++;
      }
    }
    for (int cell = 0; cell < share.length; cell++) {
      if (share[cell] > 0) {
        int label = paired.classOfCell(cell);
        double factor = groups[label] > 1 ? Math.sqrt(groups[label] / (groups[label] - 1.0)) : 0;
        residual[cell] = factor * (residual[cell] - share[cell] * sum[label] / total[label]);
      }
    }
  }

  /**
   * At least 0. The variance of the mean of R repeats by images is V = w / R + (R - 1) / R c, so w
   * - c = R / (R - 1) (w - V).
   */
  double variance() {
    int repeats = residual.length;
    double[] mean = new double[paired.cells()];
    double within = 0;
    for (double[] ofRepeat : residual) {
      within += squares(ofRepeat) / repeats;
      for (int cell = 0; cell < mean.length; cell++) {
        mean[cell] += ofRepeat[cell] / repeats;
      }
    }
    return repeats > 1
        ? Math.max(0, repeats * (within - squares(mean)) / (repeats - 1))
        : Double.NaN;
  }

  private double squares(double[] ofCells) {
    double[] ofGroups = new double[paired.groups()];
    for (int cell = 0; cell < ofCells.length; cell++) {
      ofGroups[paired.groupOfCell(cell)] += ofCells[cell];
    }
    double sum = 0;
    for (double of : ofGroups) {
      sum += of * of;
    }
    return sum;
  }
}
