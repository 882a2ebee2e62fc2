package equipoise.classifiers.explain;

import equipoise.classifiers.training.NetworkModel;
import equipoise.core.data.ImageShape;
import java.util.Arrays;

/** Images as levels 0..255 in float[c * h * w], in the order channel, row, column. */
public final class Levels {
  private Levels() {}

  /**
   * @param pixels 0..255 as unsigned bytes
   */
  public static float[] of(byte[] pixels) {
    float[] levels = new float[pixels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = pixels[i] & 0xff;
    }
    return levels;
  }

  /**
   * An image of one colour, the median level of each channel: of a drawing on plain ground the
   * ground. It stands for "nothing to see": a fixed black or white would be what some images show.
   */
  public static float[] median(ImageShape shape, float[] image) {
    int plane = shape.height() * shape.width();
    float[] median = new float[image.length];
    for (int c = 0; c < shape.channels(); c++) {
      float[] sorted = Arrays.copyOfRange(image, c * plane, (c + 1) * plane);
      Arrays.sort(sorted);
      float middle = (sorted[(plane - 1) / 2] + sorted[plane / 2]) / 2;
      Arrays.fill(median, c * plane, (c + 1) * plane, middle);
    }
    return median;
  }

  /** Writes a network's input for an image at the image's place in a batch. */
  static void copy(float[] image, NetworkModel model, float[] inputs, int place) {
    int size = model.shape().size();
    if (image.length != size) {
      throw new IllegalArgumentException(
          "the network takes images of %s, %d values, but this has %d"
              .formatted(model.shape(), size, image.length));
    }
    for (int j = 0; j < size; j++) {
      inputs[place * size + j] = model.factor() * image[j] + model.offset();
    }
  }
}
