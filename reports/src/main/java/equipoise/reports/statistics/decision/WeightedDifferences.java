package equipoise.reports.statistics.decision;

/** The sums over predictions behind {@link BalancedDifference}. */
final class WeightedDifferences {
  private final PairedPredictions paired;
  private final int repeats;

  /** Weight of one prediction, by repeat and class; 0 where the class has no image. */
  private final double[][] weight;

  private final double[] byRepeat;

  /** Weight of a class in the estimate; 1 / C if every repeat tests every class. */
  private final double[] classWeight;

  private final double[] classMean;

  WeightedDifferences(PairedPredictions paired) {
    this.paired = paired;
    repeats = paired.repeats();
    weight = weights(paired);
    byRepeat = new double[repeats];
    classWeight = new double[paired.classes()];
    classMean = new double[paired.classes()];
    for (int i = 0; i < paired.size(); i++) {
      int label = paired.classOfCell(paired.cell(i));
      double u = weight[paired.repeat(i)][label];
      byRepeat[paired.repeat(i)] += u * paired.difference(i);
      classWeight[label] += u / repeats;
      classMean[label] += u / repeats * paired.difference(i);
    }
    for (int c = 0; c < classMean.length; c++) {
      classMean[c] = classWeight[c] > 0 ? classMean[c] / classWeight[c] : 0;
    }
  }

  private static double[][] weights(PairedPredictions paired) {
    double[][] weight = new double[paired.repeats()][paired.classes()];
    for (int i = 0; i < paired.size(); i++) {
      weight[paired.repeat(i)][paired.classOfCell(paired.cell(i))]++;
    }
    for (double[] counts : weight) {
      int present = 0;
      for (double n : counts) {
        present += n > 0 ? 1 : 0;
      }
      for (int c = 0; c < counts.length; c++) {
        counts[c] = counts[c] > 0 ? 1 / (present * counts[c]) : 0;
      }
    }
    return weight;
  }

  BalancedDifference difference() {
    double estimate = 0;
    for (double value : byRepeat) {
      estimate += value / repeats;
    }
    double[] residual = new double[paired.cells()];
    double[] share = new double[paired.cells()];
    for (int i = 0; i < paired.size(); i++) {
      int cell = paired.cell(i);
      int label = paired.classOfCell(cell);
      double u = weight[paired.repeat(i)][label];
      double deviation = u * (paired.difference(i) - classMean[label]);
      residual[cell] += deviation / repeats;
      share[cell] += u / (repeats * classWeight[label]);
    }
    ImageVariance images = new ImageVariance(paired, residual, share, classWeight);
    return new BalancedDifference(
        estimate,
        byRepeat,
        images.variance(),
        images.degrees(),
        new RepeatSampling(paired, weight).variance());
  }
}
