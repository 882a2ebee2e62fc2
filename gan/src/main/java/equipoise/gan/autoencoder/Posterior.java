package equipoise.gan.autoencoder;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.random.RandomGenerator;

/**
 * Codes of a batch as an encoder sees them: independent normal variables z = mean + exp(logVariance
 * / 2) noise (Kingma and Welling, ICLR 2014, arXiv 1312.6114, section 2.4).
 *
 * @param parameters [n, 2 latent]: means, then log variances
 * @param noise [n, latent] from N(0, 1)
 */
record Posterior(Tensor parameters, Tensor noise) {
  /** Beyond it the exponential of a log variance is held, so that a bad step cannot overflow. */
  private static final float MOST = 20;

  static Posterior draw(Tensor parameters, RandomGenerator random) {
    Tensor noise = Tensor.zeros(parameters.count(), parameters.shape()[1] / 2);
    for (int k = 0; k < noise.size(); k++) {
      noise.values()[k] = (float) random.nextGaussian();
    }
    return new Posterior(parameters, noise);
  }

  private int latent() {
    return noise.shape()[1];
  }

  private int meanAt(int k) {
    return k / latent() * 2 * latent() + k % latent();
  }

  private double logVariance(int k) {
    return Math.min(MOST, parameters.values()[meanAt(k) + latent()]);
  }

  /** The codes drawn; [n, latent]. */
  Tensor codes() {
    float[] codes = new float[noise.size()];
    for (int k = 0; k < codes.length; k++) {
      double deviation = Math.exp(logVariance(k) / 2);
      codes[k] = (float) (parameters.values()[meanAt(k)] + deviation * noise.values()[k]);
    }
    return new Tensor(codes, noise.shape());
  }

  /**
   * Kullback-Leibler divergence from N(0, 1), in nats: the sum over a code, the mean over the
   * batch; appendix B of the paper.
   *
   * @return with the gradient by the parameters
   */
  Loss divergence() {
    float[] gradient = new float[parameters.size()];
    double sum = 0;
    int n = parameters.count();
    for (int k = 0; k < noise.size(); k++) {
      int at = meanAt(k);
      double mean = parameters.values()[at];
      double variance = Math.exp(logVariance(k));
      sum += (mean * mean + variance - 1 - logVariance(k)) / 2;
      gradient[at] = (float) (mean / n);
      gradient[at + latent()] = (float) ((variance - 1) / 2 / n);
    }
    return new Loss(sum / n, new Tensor(gradient, parameters.shape()));
  }

  /**
   * The gradient by the parameters, given that by the codes.
   *
   * @param byCodes of at least the latent width; what follows in a row is ignored
   * @return [n, 2 latent]
   */
  Tensor back(Tensor byCodes) {
    float[] gradient = new float[parameters.size()];
    int width = byCodes.shape()[1];
    for (int k = 0; k < noise.size(); k++) {
      int at = meanAt(k);
      float slope = byCodes.values()[k / latent() * width + k % latent()];
      gradient[at] = slope;
      gradient[at + latent()] =
          (float) (slope * noise.values()[k] * Math.exp(logVariance(k) / 2) / 2);
    }
    return new Tensor(gradient, parameters.shape());
  }
}
