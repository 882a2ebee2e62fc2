package equipoise.gan;

import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Differentiable augmentation by shifts alone (Zhao et al., NeurIPS 2020, arXiv 2006.10738): the
 * discriminator sees shifted images only, real and generated, so that it cannot learn tens of
 * images by heart, and the generator's gradient is shifted back. Whole pixels, uniform up to an
 * eighth of the side each way, as in the paper; differs from it in what moves in: the mean border
 * of the training images instead of grey, so that a dark background stays dark.
 *
 * @param down rows that each image moves down, negative for up
 * @param right columns that each image moves right
 */
record Translation(int[] down, int[] right) {
  private static final double SHARE_OF_SIDE = 0.125;

  /** Shifts for a batch of images of the given size. */
  static Translation draw(int n, Frame frame, RandomGenerator random) {
    int rows = (int) (frame.height() * SHARE_OF_SIDE + 0.5);
    int columns = (int) (frame.width() * SHARE_OF_SIDE + 0.5);
    int[] down = new int[n];
    int[] right = new int[n];
    for (int i = 0; i < n; i++) {
      down[i] = random.nextInt(-rows, rows + 1);
      right[i] = random.nextInt(-columns, columns + 1);
    }
    return new Translation(down, right);
  }

  /**
   * The shifted images.
   *
   * @param images [n, c, h, w]
   * @param fill for each channel what moves in
   */
  Tensor apply(Tensor images, float[] fill) {
    return shift(images, fill, 1);
  }

  /** The gradient by the unshifted images, given that by the shifted ones; both [n, c, h, w]. */
  Tensor back(Tensor gradient) {
    return shift(gradient, new float[gradient.shape()[1]], -1);
  }

  private Tensor shift(Tensor from, float[] fill, int sign) {
    int[] shape = from.shape();
    int channels = shape[1];
    int height = shape[2];
    int width = shape[3];
    float[] to = new float[from.size()];
    for (int i = 0; i < shape[0]; i++) {
      int dy = sign * down[i];
      int dx = sign * right[i];
      for (int c = 0; c < channels; c++) {
        int plane = (i * channels + c) * height * width;
        Arrays.fill(to, plane, plane + height * width, fill[c]);
        int columns = width - Math.abs(dx);
        for (int y = Math.max(0, dy); y < height + Math.min(0, dy); y++) {
          int source = plane + (y - dy) * width + Math.max(0, -dx);
          System.arraycopy(from.values(), source, to, plane + y * width + Math.max(0, dx), columns);
        }
      }
    }
    return new Tensor(to, shape);
  }
}
