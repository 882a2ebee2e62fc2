package equipoise.gan.generator;

import equipoise.engines.api.Tensor;

/**
 * Real images to train on.
 *
 * @param images [n, c, height, width] of the padded shape, in [-1, 1]
 * @param conditions [n], ascending: for each image the place of its class among the trained ones
 */
public record ImageBatch(Tensor images, int[] conditions) {
  public int size() {
    return conditions.length;
  }
}
