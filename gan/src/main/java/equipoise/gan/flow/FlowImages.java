package equipoise.gan.flow;

import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Images by following the velocity from noise, with classifier-free guidance: v(none) + g (v(class)
 * - v(none)), Ho and Salimans, 2022, arXiv 2207.12598, equation 6 with g = 1 + w.
 *
 * @param network of velocities; closed with this source
 * @param classes number of conditions, which also stands for none
 * @param moments of the training images
 */
record FlowImages(Network network, int classes, PixelMoments moments, Flow.SamplingOptions options)
    implements ImageSource {
  @Override
  public void load(Weights weights) {
    network.load(weights);
  }

  @Override
  public Weights kept() {
    return moments.beside(network.weights());
  }

  @Override
  public Tensor draw(int[] conditions, RandomGenerator random) {
    int[] shape = shape(conditions.length);
    float[] noise = Tensor.zeros(shape).values();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    float[] images =
        options
            .integrator()
            .integrate((x, t) -> velocity(x, t, conditions), noise, options.evaluations());
    moments.restore(images);
    return new Tensor(images, shape);
  }

  /**
   * @param x [n, c, h, w]
   */
  float[] velocity(float[] x, double t, int[] conditions) {
    if (options.guidance() == 1) {
      return plain(x, t, conditions);
    }
    int n = conditions.length;
    int[] both = Arrays.copyOf(conditions, 2 * n);
    Arrays.fill(both, n, 2 * n, classes);
    float[] twice = Arrays.copyOf(x, 2 * x.length);
    System.arraycopy(x, 0, twice, x.length, x.length);
    float[] velocities = plain(twice, t, both);
    float guidance = (float) options.guidance();
    float[] guided = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      float without = velocities[x.length + i];
      guided[i] = without + guidance * (velocities[i] - without);
    }
    return guided;
  }

  private float[] plain(float[] x, double t, int[] conditions) {
    double[] times = new double[conditions.length];
    Arrays.fill(times, t);
    FlowPoints points = new FlowPoints(new Tensor(x, shape(conditions.length)), times, conditions);
    return points.velocities(network.forward(points.input(), Mode.INFER).host());
  }

  private int[] shape(int n) {
    int[] shape = new int[network.spec().input().size() + 1];
    Arrays.setAll(shape, axis -> axis == 0 ? n : network.spec().input().get(axis - 1));
    return shape;
  }

  @Override
  public void close() {
    network.close();
  }
}
