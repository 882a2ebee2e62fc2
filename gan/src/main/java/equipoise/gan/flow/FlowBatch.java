package equipoise.gan.flow;

import equipoise.engines.api.Loss;
import equipoise.engines.api.Tensor;
import equipoise.gan.generator.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * What a step learns: points (1 - t) noise + t image on straight lines from noise to images, and
 * the velocities image - noise there.
 *
 * @param velocities [n, c, h, w]
 */
record FlowBatch(FlowPoints points, Tensor velocities) {
  /** The golden ratio's fraction: its multiples fill an interval evenly in any number. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /**
   * @param classes number of conditions, which also stands for none
   * @param drop share of images whose condition is dropped
   */
  static FlowBatch draw(
      ImageBatch images, int classes, double drop, TimeSampling sampling, RandomGenerator random) {
    int n = images.size();
    int size = images.images().size() / n;
    double[] times = new double[n];
    int[] conditions = images.conditions().clone();
    float[] points = images.images().values().clone();
    float[] velocities = points.clone();
    double first = random.nextDouble();
    for (int i = 0; i < n; i++) {
      times[i] = sampling.time((first + i * GOLDEN) % 1);
      if (random.nextDouble() < drop) {
        conditions[i] = classes;
      }
      float t = (float) times[i];
      for (int k = i * size; k < (i + 1) * size; k++) {
        float noise = (float) random.nextGaussian();
        points[k] = (1 - t) * noise + t * points[k];
        velocities[k] -= noise;
      }
    }
    int[] shape = images.images().shape();
    return new FlowBatch(
        new FlowPoints(new Tensor(points, shape), times, conditions),
        new Tensor(velocities, shape));
  }

  /**
   * Mean square of the velocities' error, and its gradient by the network's output.
   *
   * @param output of the network for {@link FlowPoints#input}
   */
  Loss loss(Tensor output) {
    float[] gradient = points.velocities(output);
    int size = gradient.length / points.times().length;
    double sum = 0;
    for (int i = 0; i < points.times().length; i++) {
      float share = (float) (2 * Preconditioning.out(points.times()[i]) / gradient.length);
      for (int k = i * size; k < (i + 1) * size; k++) {
        float error = gradient[k] - velocities.values()[k];
        sum += (double) error * error;
        gradient[k] = share * error;
      }
    }
    return new Loss(sum / gradient.length, new Tensor(gradient, output.shape()));
  }
}
