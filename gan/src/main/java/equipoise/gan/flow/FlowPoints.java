package equipoise.gan.flow;

import equipoise.engines.api.Batch;
import equipoise.engines.api.Tensor;

/**
 * Places between noise and images, and the network's view of them.
 *
 * @param values [n, c, h, w]
 * @param times [n], 0 (noise) to 1 (image)
 * @param conditions [n]; the number of classes stands for none
 */
record FlowPoints(Tensor values, double[] times, int[] conditions) {
  /** What the network is given. */
  Batch input() {
    float[] scaled = values.values().clone();
    int size = scaled.length / times.length;
    for (int i = 0; i < times.length; i++) {
      float scale = (float) Preconditioning.in(times[i]);
      for (int k = i * size; k < (i + 1) * size; k++) {
        scaled[k] *= scale;
      }
    }
    return new Tensor(scaled, values.shape()).with(conditions).with(TimeFeatures.of(times));
  }

  /**
   * The velocities that the network estimates.
   *
   * @param output of the network for {@link #input}
   */
  float[] velocities(Tensor output) {
    float[] velocities = new float[output.size()];
    int size = output.size() / times.length;
    for (int i = 0; i < times.length; i++) {
      float skip = (float) Preconditioning.skip(times[i]);
      float out = (float) Preconditioning.out(times[i]);
      for (int k = i * size; k < (i + 1) * size; k++) {
        velocities[k] = skip * values.values()[k] + out * output.values()[k];
      }
    }
    return velocities;
  }
}
