package equipoise.gan.bagan;

import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * For each class a normal distribution of codes, N(mean, factor factor').
 *
 * @param mean [classes, d]
 * @param factor [classes, d, d], lower triangles
 */
record ClassGaussians(Tensor mean, Tensor factor) {
  private static final String MEAN = "gaussian.mean";
  private static final String FACTOR = "gaussian.factor";

  /**
   * Fitted with the covariance shrunk towards a multiple of the identity, by as much as Ledoit and
   * Wolf (Journal of Multivariate Analysis 88 (2004) 365, doi 10.1016/S0047-259X(03)00096-4, lemma
   * 3.1 to 3.5) find best: with fewer images than dimensions the sample covariance is singular.
   *
   * @param codes [classes][n][d], n at least 2
   */
  static ClassGaussians of(float[][][] codes) {
    int classes = codes.length;
    int d = codes[0][0].length;
    Tensor mean = Tensor.zeros(classes, d);
    Tensor factor = Tensor.zeros(classes, d, d);
    for (int c = 0; c < classes; c++) {
      ShrunkCovariance fitted = ShrunkCovariance.of(codes[c]);
      double[][] lower = fitted.cholesky();
      for (int i = 0; i < d; i++) {
        mean.values()[c * d + i] = (float) fitted.mean()[i];
        for (int j = 0; j <= i; j++) {
          factor.values()[(c * d + i) * d + j] = (float) lower[i][j];
        }
      }
    }
    return new ClassGaussians(mean, factor);
  }

  /** Standard normal for every class: before any code is known. */
  static ClassGaussians standard(int classes, int d) {
    Tensor factor = Tensor.zeros(classes, d, d);
    for (int k = 0; k < classes * d; k++) {
      factor.values()[k * d + k % d] = 1;
    }
    return new ClassGaussians(Tensor.zeros(classes, d), factor);
  }

  static ClassGaussians of(Weights kept) {
    return new ClassGaussians(kept.get(MEAN), kept.get(FACTOR));
  }

  void putInto(Map<String, Tensor> arrays) {
    arrays.put(MEAN, mean);
    arrays.put(FACTOR, factor);
  }

  static boolean isOne(String array) {
    return array.equals(MEAN) || array.equals(FACTOR);
  }

  /**
   * Codes of the given classes.
   *
   * @return [n, d]; row i takes the same numbers from {@code random} whatever n is
   */
  Tensor draw(int[] labels, RandomGenerator random) {
    int d = mean.shape()[1];
    Tensor codes = Tensor.zeros(labels.length, d);
    double[] noise = new double[d];
    for (int k = 0; k < labels.length; k++) {
      for (int j = 0; j < d; j++) {
        noise[j] = random.nextGaussian();
      }
      for (int i = 0; i < d; i++) {
        double value = mean.values()[labels[k] * d + i];
        for (int j = 0; j <= i; j++) {
          value += factor.values()[(labels[k] * d + i) * d + j] * noise[j];
        }
        codes.values()[k * d + i] = (float) value;
      }
    }
    return codes;
  }
}
