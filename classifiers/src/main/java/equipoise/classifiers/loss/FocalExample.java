package equipoise.classifiers.loss;

import equipoise.engines.api.Losses;

/**
 * -(1 - p_y)^gamma log p_y over softmax probabilities.
 *
 * @param gamma at least 0
 */
record FocalExample(double gamma) implements MeanLoss.Example {
  @Override
  public double of(float[] z, int label, double[] gradient) {
    int classes = z.length;
    double logSum = Losses.logSum(z, 0, classes);
    double logP = Math.min(0, z[label] - logSum);
    double p = Math.exp(logP);
    double missing = -Math.expm1(logP);
    double factor = Math.pow(missing, gamma);
    double slope = -factor;
    if (missing > 0) {
      slope += gamma * p * factor / missing * logP;
    }
    for (int c = 0; c < classes; c++) {
      gradient[c] = slope * ((c == label ? 1 : 0) - Math.exp(z[c] - logSum));
    }
    return -factor * logP;
  }
}
