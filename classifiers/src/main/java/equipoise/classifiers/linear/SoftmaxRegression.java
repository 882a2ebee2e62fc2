package equipoise.classifiers.linear;

import equipoise.classifiers.training.Standardization;
import equipoise.core.data.Dataset;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Multinomial logistic regression in which no class is the reference, as in Bishop, Pattern
 * Recognition and Machine Learning (2006), section 4.3.4, with a weight for the examples of each
 * class: sum_i w_yi (-log p_yi) + lambda / 2 |W|^2, biases free, brought to its optimum by Smile's
 * L-BFGS. Weights of 1 and scikit-learn's {@code C} = 1 / lambda make it scikit-learn's.
 *
 * <p>{@link #logits} is for features of one network, which share one unit: they are centred and
 * have one factor, so that features that hardly ever fire do not outweigh the others.
 */
public final class SoftmaxRegression {
  private static final int MEMORY = 5;
  private static final double TOLERANCE = 1e-5;

  private final LogisticRegressionLearner.Options options;

  public SoftmaxRegression(LogisticRegressionLearner.Options options) {
    this.options = options;
  }

  /**
   * @param table at least one row
   * @param weights [classes], of one example of each class, at least 0
   * @return logits of values as they are
   */
  public LinearLogits logits(Dataset table, float[] weights) {
    Standardization scale = Standardization.common(table);
    LinearLogits scaled = fit(scale.rows(table), table.labels(), weights);
    double[][] rows = scaled.weights();
    double[] biases = scaled.biases().clone();
    for (int c = 0; c < rows.length; c++) {
      for (int j = 0; j < rows[c].length; j++) {
        rows[c][j] *= scale.factors()[j];
        biases[c] -= rows[c][j] * scale.means()[j];
      }
    }
    return new LinearLogits(rows, biases);
  }

  /** The same of rows as they are. */
  LinearLogits fit(double[][] rows, int[] labels, float[] weights) {
    int[] present = Arrays.stream(labels).distinct().sorted().toArray();
    int width = rows[0].length;
    Loss loss =
        new Loss(
            rows,
            IntStream.of(labels).map(label -> Arrays.binarySearch(present, label)).toArray(),
            IntStream.of(present).mapToDouble(c -> weights[c]).toArray(),
            options.lambda());
    double[] at = new double[present.length * (width + 1)];
    if (present.length > 1) {
      BFGS.minimize(loss, MEMORY, at, TOLERANCE, options.iterations());
    }
    double[][] slopes = new double[weights.length][width];
    double[] biases = new double[weights.length];
    Arrays.fill(biases, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < present.length; k++) {
      int from = k * (width + 1);
      slopes[present[k]] = Arrays.copyOfRange(at, from, from + width);
      biases[present[k]] = at[from + width];
    }
    return new LinearLogits(slopes, biases);
  }

  /**
   * What is minimised; parameters are the weights of each class, then its bias.
   *
   * @param labels 0..classes-1
   * @param weights of an example of each class
   */
  private record Loss(double[][] rows, int[] labels, double[] weights, double lambda)
      implements DifferentiableMultivariateFunction {
    @Override
    public double f(double[] at) {
      return g(at, new double[at.length]);
    }

    @Override
    public double g(double[] at, double[] gradient) {
      Arrays.fill(gradient, 0);
      double[] p = new double[weights.length];
      double value = 0;
      for (int i = 0; i < rows.length; i++) {
        double weight = weights[labels[i]];
        value -= weight * logProbabilities(rows[i], at, p)[labels[i]];
        for (int k = 0; k < p.length; k++) {
          double error = weight * (Math.exp(p[k]) - (k == labels[i] ? 1 : 0));
          add(error, rows[i], gradient, k * (rows[i].length + 1));
        }
      }
      return value + penalty(at, gradient);
    }

    private static void add(double error, double[] row, double[] gradient, int from) {
      for (int j = 0; j < row.length; j++) {
        gradient[from + j] += error * row[j];
      }
      gradient[from + row.length] += error;
    }

    private double penalty(double[] at, double[] gradient) {
      int width = at.length / weights.length - 1;
      double squares = 0;
      for (int i = 0; i < at.length; i++) {
        if (i % (width + 1) < width) {
          squares += at[i] * at[i];
          gradient[i] += lambda * at[i];
        }
      }
      return lambda / 2 * squares;
    }

    private double[] logProbabilities(double[] row, double[] at, double[] into) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < into.length; k++) {
        int from = k * (row.length + 1);
        double z = at[from + row.length];
        for (int j = 0; j < row.length; j++) {
          z += at[from + j] * row[j];
        }
        into[k] = z;
        largest = Math.max(largest, z);
      }
      double sum = 0;
      for (double z : into) {
        sum += Math.exp(z - largest);
      }
      for (int k = 0; k < into.length; k++) {
        into[k] -= largest + Math.log(sum);
      }
      return into;
    }
  }
}
