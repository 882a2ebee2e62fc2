package equipoise.classifiers.explain;

import equipoise.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The mean gradient of a class's score over noisy copies of the image; then as {@link Saliency}. D.
 * Smilkov, N. Thorat, B. Kim, F. Viégas, M. Wattenberg: SmoothGrad, 2017, arXiv 1706.03825.
 *
 * @param copies at least 1
 * @param noise standard deviation as a share of the image's range of levels, at least 0; the paper
 *     takes 0.1 to 0.2
 * @param seed of the noise
 */
public record SmoothGrad(int copies, double noise, Seed seed) implements Explanation {
  public static final SmoothGrad DEFAULTS =
      new SmoothGrad(32, 0.15, new Seed(0).child("smoothgrad"));

  /**
   * @throws IllegalArgumentException if there are no copies, or the noise is below 0
   */
  public SmoothGrad {
    if (copies < 1 || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "SmoothGrad needs at least 1 copy and noise of at least 0, not %d and %s"
              .formatted(copies, noise));
    }
  }

  @Override
  public float[][] map(ScoringNetwork network, float[] image, int label) {
    RandomGenerator random = seed.generator();
    double deviation = noise * range(image);
    List<float[]> noisy = new ArrayList<>();
    for (int k = 0; k < copies; k++) {
      float[] copy = image.clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] += (float) (deviation * random.nextGaussian());
      }
      noisy.add(copy);
    }
    float[] mean = new float[image.length];
    for (float[] gradient : network.gradients(noisy, label).gradients()) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += gradient[i] / copies;
      }
    }
    return Saliency.strongest(network.shape(), mean);
  }

  private static double range(float[] image) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float level : image) {
      low = Math.min(low, level);
      high = Math.max(high, level);
    }
    return high - low;
  }

  @Override
  public String title() {
    return "SmoothGrad";
  }

  @Override
  public boolean signed() {
    return false;
  }
}
