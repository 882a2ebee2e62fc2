package equipoise.gan.generator;

import equipoise.engines.api.Tensor;
import java.util.Arrays;

/**
 * Differentiable augmentation by translation alone (Zhao et al., NeurIPS 2020, arXiv 2006.10738):
 * the discriminator sees shifted images only, real and generated, so that it cannot memorise a few
 * dozen images, and the generator's gradient is shifted back. Whole pixels, uniform up to an eighth
 * of the side each way, as in the paper; differs from it in the fill: the mean border of the
 * training images instead of grey, so that a dark background stays dark.
 *
 * @param down rows that each image moves down, negative for up
 * @param right columns that each image moves right, negative for left
 * @param border for each channel the value that fills what the image leaves
 */
public record BatchTranslation(int[] down, int[] right, float[] border) {
  /** Leaves images as they are. */
  public static final BatchTranslation NONE =
      new BatchTranslation(new int[0], new int[0], new float[0]);

  /** The shifted images; [n, c, h, w]. */
  public Tensor apply(Tensor images) {
    return down.length == 0 ? images : shift(images, border, 1);
  }

  /** The gradient by the unshifted images, given that by the shifted ones; both [n, c, h, w]. */
  public Tensor back(Tensor gradient) {
    return down.length == 0 ? gradient : shift(gradient, new float[gradient.shape()[1]], -1);
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
