package equipoise.classifiers.kernel;

import java.util.Arrays;

/**
 * Class probabilities from the probabilities of pairs of classes: Wu, Lin and Weng, Journal of
 * Machine Learning Research 5 (2004) 975, second method, algorithm 2, which LIBSVM has too.
 */
final class Coupling {
  private static final int ROUNDS = 1_000;
  private static final double PRECISION = 1e-9;

  private Coupling() {}

  /**
   * @param pairs [k][k] with k at least 2: the probability of class i where the class is i or j, in
   *     (0, 1); the diagonal is not read
   * @return [k] probabilities that sum to 1
   */
  static double[] probabilities(double[][] pairs) {
    int k = pairs.length;
    if (k == 2) {
      return new double[] {pairs[0][1], 1 - pairs[0][1]};
    }
    double[][] q = quadraticForm(pairs);
    double[] p = new double[k];
    Arrays.fill(p, 1.0 / k);
    for (int round = 0; round < ROUNDS && !improve(q, p); round++) {
      // each round moves every probability once
    }
    return p;
  }

  private static double[][] quadraticForm(double[][] pairs) {
    int k = pairs.length;
    double[][] q = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        if (i != j) {
          q[i][i] += pairs[j][i] * pairs[j][i];
          q[i][j] = -pairs[j][i] * pairs[i][j];
        }
      }
    }
    return q;
  }

  /** One round of equation 47; whether the optimality condition, equation 21, holds. */
  private static boolean improve(double[][] q, double[] p) {
    double[] products = new double[p.length];
    double form = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        products[i] += q[i][j] * p[j];
      }
      form += p[i] * products[i];
    }
    double error = 0;
    for (double product : products) {
      error = Math.max(error, Math.abs(product - form));
    }
    if (error < PRECISION) {
      return true;
    }
    for (int i = 0; i < p.length; i++) {
      form = move(q, p, products, form, i);
    }
    return false;
  }

  private static double move(double[][] q, double[] p, double[] products, double form, int i) {
    double step = (form - products[i]) / q[i][i];
    double scale = 1 + step;
    double moved = (form + step * (step * q[i][i] + 2 * products[i])) / scale / scale;
    p[i] += step;
    for (int j = 0; j < p.length; j++) {
      products[j] = (products[j] + step * q[i][j]) / scale;
      p[j] /= scale;
    }
    return moved;
  }
}
