package equipoise.gan.autoencoder;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import java.util.Arrays;

/**
 * How far a decoded image is from the real one: the sum over the values of an image, the mean over
 * the batch. A decoder's outputs are logits l of pixels p = sigmoid(2 l) in [0, 1], so that 2 p - 1
 * = tanh(l) is the image in [-1, 1].
 */
public enum ReconstructionLoss {
  /** (p - x)^2. */
  SQUARED_ERROR {
    @Override
    double value(double logit, double x) {
      double difference = pixel(logit) - x;
      return difference * difference;
    }

    @Override
    double slope(double logit, double x) {
      double p = pixel(logit);
      return 4 * (p - x) * p * (1 - p);
    }
  },

  /**
   * |p - x|, rounded off where it is below 0.02 as Huber's loss is, divided by its width so that
   * the slopes outside are 1.
   */
  ABSOLUTE_ERROR {
    @Override
    double value(double logit, double x) {
      double difference = Math.abs(pixel(logit) - x);
      return difference < ROUNDED
          ? difference * difference / (2 * ROUNDED)
          : difference - ROUNDED / 2;
    }

    @Override
    double slope(double logit, double x) {
      double p = pixel(logit);
      double clipped = Math.max(-1, Math.min(1, (p - x) / ROUNDED));
      return 2 * clipped * p * (1 - p);
    }
  },

  /** -x log p - (1 - x) log(1 - p), in nats. */
  CROSS_ENTROPY {
    @Override
    double value(double logit, double x) {
      double l = 2 * logit;
      return Math.max(l, 0) - x * l + Math.log1p(Math.exp(-Math.abs(l)));
    }

    @Override
    double slope(double logit, double x) {
      return 2 * (pixel(logit) - x);
    }
  };

  private static final double ROUNDED = 0.02;

  /** Of one value x in [0, 1]. */
  abstract double value(double logit, double x);

  /** Derivative of {@link #value} by the logit. */
  abstract double slope(double logit, double x);

  private static double pixel(double logit) {
    return 1 / (1 + Math.exp(-2 * logit));
  }

  /**
   * @param logits [n, c, height, width] of a decoder
   * @param images of the same shape, in [-1, 1]
   */
  Loss of(Tensor logits, Tensor images) {
    if (!Arrays.equals(logits.shape(), images.shape())) {
      throw new IllegalArgumentException(
          "shapes differ: "
              + Arrays.toString(logits.shape())
              + " and "
              + Arrays.toString(images.shape()));
    }
    float[] gradient = new float[logits.size()];
    double value = 0;
    for (int k = 0; k < gradient.length; k++) {
      double logit = logits.values()[k];
      double x = (images.values()[k] + 1.0) / 2;
      value += value(logit, x);
      gradient[k] = (float) (slope(logit, x) / logits.count());
    }
    return new Loss(value / logits.count(), new Tensor(gradient, logits.shape()));
  }
}
