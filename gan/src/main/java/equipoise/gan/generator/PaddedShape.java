package equipoise.gan.generator;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.learning.GenerationException;
import equipoise.engines.api.Tensor;

/**
 * Images in the form that convolutional networks take. A side that is no multiple of what the
 * networks need is padded up to the next one by repeating the outermost rows and columns; generated
 * images are cropped back to the middle.
 *
 * @param shape of the images
 * @param height of the padded images
 * @param width of the padded images
 */
public record PaddedShape(ImageShape shape, int height, int width) {
  private static final int SMALLEST = 8;
  private static final int LARGEST = 64;
  private static final int LARGEST_FOR_TWO_DOUBLINGS = 32;

  /**
   * @param multiple that both padded sides are of, such as 8 for networks that halve them three
   *     times
   */
  public static PaddedShape toMultipleOf(int multiple, ImageShape shape) {
    return new PaddedShape(
        shape, padded(shape.height(), multiple), padded(shape.width(), multiple));
  }

  /**
   * For networks that double the side of a small map twice, or three times above 32 pixels.
   *
   * @param family for the message
   * @throws GenerationException if channels or sides are none that such networks take
   */
  public static PaddedShape forDoublings(String family, ImageShape shape) {
    int shorter = Math.min(shape.height(), shape.width());
    int longer = Math.max(shape.height(), shape.width());
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new GenerationException(
          "%s takes images of 1 or 3 channels, but these have %d"
              .formatted(family, shape.channels()));
    }
    if (shorter < SMALLEST || longer > LARGEST) {
      throw new GenerationException(
          "%s takes images with sides of %d to %d pixels, but these are %s; resize them, in a study by image: {height: 32, width: 32}"
              .formatted(family, SMALLEST, LARGEST, shape));
    }
    return toMultipleOf(1 << doublings(longer), shape);
  }

  /** How often such networks double the side of their smallest map. */
  public int doublings() {
    return doublings(Math.max(shape.height(), shape.width()));
  }

  private static int doublings(int longer) {
    return longer <= LARGEST_FOR_TWO_DOUBLINGS ? 2 : 3;
  }

  private static int padded(int side, int multiple) {
    return (side + multiple - 1) / multiple * multiple;
  }

  public int channels() {
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
