package equipoise.classifiers.kernel;

import equipoise.classifiers.training.SmileThread;
import equipoise.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.base.svm.KernelMachine;
import smile.base.svm.LASVM;
import smile.classification.PlattScaling;
import smile.math.kernel.GaussianKernel;
import smile.math.kernel.LinearKernel;
import smile.math.kernel.MercerKernel;

/** Trains machines on the rows of two classes each. */
final class PairTraining {
  /** Largest violation of the optimality conditions; scikit-learn's default. */
  private static final double TOLERANCE = 1e-3;

  private final SupportVectorLearner.Options options;
  private final double[][] rows;
  private final int[] labels;
  private final MercerKernel<double[]> kernel;

  /**
   * @param rows standardised
   */
  PairTraining(SupportVectorLearner.Options options, double[][] rows, int[] labels) {
    this.options = options;
    this.rows = rows;
    this.labels = labels;
    this.kernel =
        switch (options.kernel()) {
          case GAUSSIAN -> new GaussianKernel(1 / Math.sqrt(2 * gamma()));
          case LINEAR -> new LinearKernel();
        };
  }

  private double gamma() {
    return options.gamma().orElseGet(() -> 1.0 / Math.max(1, varyingColumns()));
  }

  private long varyingColumns() {
    return IntStream.range(0, rows[0].length)
        .filter(j -> Arrays.stream(rows).anyMatch(row -> row[j] != rows[0][j]))
        .count();
  }

  /**
   * @param firstWeight multiplies the cost of errors on the first class
   */
  PairMachine pair(int first, int second, float firstWeight, float secondWeight, Seed seed) {
    int[] members =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] == first || labels[i] == second)
            .toArray();
    double[][] x = Arrays.stream(members).mapToObj(i -> rows[i]).toArray(double[][]::new);
    int[] y = Arrays.stream(members).map(i -> labels[i] == first ? 1 : -1).toArray();
    Costs costs = new Costs(options.cost() * firstWeight, options.cost() * secondWeight);
    return SmileThread.call(
        seed,
        () -> {
          KernelMachine<double[]> machine = machine(x, y, costs);
          double[] scores =
              options.folds() == 1
                  ? Arrays.stream(x).mapToDouble(machine::score).toArray()
                  : heldOutScores(x, y, costs, folds(y, seed.child("folds")));
          return new PairMachine(
              machine, PlattScaling.fit(scores, y), firstWeight / (double) secondWeight);
        });
  }

  /** Of errors on the first and the second class. */
  private record Costs(double first, double second) {}

  private KernelMachine<double[]> machine(double[][] x, int[] y, Costs costs) {
    return new LASVM<>(kernel, costs.first(), costs.second(), TOLERANCE)
        .fit(x, y, options.passes());
  }

  /** The fold of each row, each class spread evenly over them in random order. */
  private int[] folds(int[] y, Seed seed) {
    int[] order = seed.permutation(y.length);
    int[] folds = new int[y.length];
    int next = 0;
    for (int label : new int[] {1, -1}) {
      for (int row : order) {
        if (y[row] == label) {
          folds[row] = next++ % options.folds();
        }
      }
    }
    return folds;
  }

  /** The scores of each fold by a machine of the others; of a sole class, its label. */
  private double[] heldOutScores(double[][] x, int[] y, Costs costs, int[] folds) {
    double[] scores = new double[y.length];
    for (int f = 0; f < options.folds(); f++) {
      int fold = f;
      int[] kept = IntStream.range(0, y.length).filter(i -> folds[i] != fold).toArray();
      double[][] keptRows = Arrays.stream(kept).mapToObj(i -> x[i]).toArray(double[][]::new);
      int[] keptLabels = Arrays.stream(kept).map(i -> y[i]).toArray();
      IntStream heldOut = IntStream.range(0, y.length).filter(i -> folds[i] == fold);
      if (Arrays.stream(keptLabels).distinct().count() < 2) {
        heldOut.forEach(i -> scores[i] = keptLabels[0]);
      } else {
        KernelMachine<double[]> machine = machine(keptRows, keptLabels, costs);
        heldOut.forEach(i -> scores[i] = machine.score(x[i]));
      }
    }
    return scores;
  }
}
