package equipoise.gan;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;

/**
 * How images of any side fit networks that double theirs. A side that is no multiple of 4 (of 8 if
 * the longer side is above 32) is padded up to the next one by repeating the outermost rows and
 * columns; generated images are cut back to the middle.
 *
 * @param shape of the images
 * @param height of the padded images
 * @param width of the padded images
 * @param doublings how often the generator doubles the side of its first feature map: 2, or 3 above
 *     32
 */
record Frame(ImageShape shape, int height, int width, int doublings) {
  private static final int SMALLEST = 8;
  private static final int LARGEST = 64;
  private static final int LARGEST_FOR_TWO_DOUBLINGS = 32;

  /**
   * @throws GenerationException if the images have other than 1 or 3 channels or a side outside
   *     8..64
   */
  static Frame of(ImageShape shape) {
    int shorter = Math.min(shape.height(), shape.width());
    int longer = Math.max(shape.height(), shape.width());
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new GenerationException(
          "dcgan takes images of 1 or 3 channels, but these have " + shape.channels());
    }
    if (shorter < SMALLEST || longer > LARGEST) {
      throw new GenerationException(
          "dcgan takes images with sides of %d to %d pixels, but these are %s; resize them, in a study by image: {height: 32, width: 32}"
              .formatted(SMALLEST, LARGEST, shape));
    }
    int doublings = longer <= LARGEST_FOR_TWO_DOUBLINGS ? 2 : 3;
    return new Frame(
        shape, padded(shape.height(), doublings), padded(shape.width(), doublings), doublings);
  }

  private static int padded(int side, int doublings) {
    int unit = 1 << doublings;
    return (side + unit - 1) / unit * unit;
  }

  int channels() {
    return shape.channels();
  }

  /**
   * The given rows as [n, c, height, width] in [-1, 1].
   *
   * @param data images of {@link #shape}
   */
  Tensor images(Dataset data, int[] rows) {
    int size = channels() * height * width;
    float[] values = new float[rows.length * size];
    float[] image = new float[shape.size()];
    for (int i = 0; i < rows.length; i++) {
      data.copyTo(rows[i], image, 0, 1 / 127.5f, -1);
      pad(image, values, i * size);
    }
    return new Tensor(values, rows.length, channels(), height, width);
  }

  private void pad(float[] image, float[] into, int at) {
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < height; y++) {
        int row = (c * shape.height() + inside(y - top(), shape.height())) * shape.width();
        for (int x = 0; x < width; x++) {
          into[at + (c * height + y) * width + x] = image[row + inside(x - left(), shape.width())];
        }
      }
    }
  }

  /**
   * The middle of image {@code i} as bytes 0..255 in the order channel, row, column.
   *
   * @param images [n, c, height, width] in [-1, 1]
   */
  byte[] pixels(Tensor images, int i) {
    byte[] pixels = new byte[shape.size()];
    int at = i * channels() * height * width;
    int k = 0;
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        int row = at + (c * height + y + top()) * width + left();
        for (int x = 0; x < shape.width(); x++) {
          float value = (images.values()[row + x] + 1) * 127.5f;
          pixels[k++] = (byte) Math.round(Math.max(0, Math.min(255, value)));
        }
      }
    }
    return pixels;
  }

  private int top() {
    return (height - shape.height()) / 2;
  }

  private int left() {
    return (width - shape.width()) / 2;
  }

  private static int inside(int position, int side) {
    return Math.max(0, Math.min(side - 1, position));
  }
}
