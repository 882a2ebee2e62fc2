package equipoise.classifiers.weights;

import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageResizer;
import equipoise.core.io.picture.Picture;
import equipoise.engines.api.Tensor;
import java.util.List;

/**
 * What pretrained weights want of a picture, as torchvision's {@code ImageClassification} does it:
 * the shorter side is brought to {@code resize}, the centre is cut out, values are divided by 255,
 * and each channel is normalised. Resizing is Pillow's, whose filter widens where it shrinks; the
 * result is within one grey level of Pillow's, which rounds between its two passes. Grey becomes
 * three equal channels.
 *
 * @param resize the shorter side, in pixels, at least {@code side}
 * @param side of the square that is cut out, in pixels
 * @param mean of red, green, blue, in 0..1
 * @param deviation of red, green, blue, above 0
 */
public record InputRecipe(
    int resize, int side, Filter filter, List<Double> mean, List<Double> deviation) {
  private static final int CHANNELS = 3;

  public InputRecipe {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (side < 1 || resize < side) {
      throw new IllegalArgumentException(
          "side must be at least 1 and at most resize, " + resize + ", but is " + side);
    }
    if (mean.size() != CHANNELS
        || deviation.size() != CHANNELS
        || deviation.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException(
          "mean and deviation must have three values, deviations above 0, but are "
              + mean
              + " and "
              + deviation);
    }
  }

  /** Resized and cut out: colour, {@code side} by {@code side}. */
  public Picture cut(Picture picture) {
    int shorter = Math.min(picture.height(), picture.width());
    int height = (int) ((long) resize * picture.height() / shorter);
    int width = (int) ((long) resize * picture.width() / shorter);
    Picture colour = picture.withChannels(CHANNELS);
    Picture resized = ImageResizer.resize(colour, height, width, filter);
    int top = (int) Math.rint((height - side) / 2.0);
    int left = (int) Math.rint((width - side) / 2.0);
    byte[] pixels = new byte[CHANNELS * side * side];
    for (int row = 0; row < CHANNELS * side; row++) {
      int from = (row / side * height + top + row % side) * width + left;
      System.arraycopy(resized.pixels(), from, pixels, row * side, side);
    }
    return new Picture(CHANNELS, side, side, pixels);
  }

  /**
   * The network's input.
   *
   * @param pictures at least one, of any sizes
   * @return [n, 3, side, side]
   */
  public Tensor input(List<Picture> pictures) {
    int plane = side * side;
    Tensor input = Tensor.zeros(pictures.size(), CHANNELS, side, side);
    int at = 0;
    for (Picture picture : pictures) {
      byte[] pixels = cut(picture).pixels();
      for (int i = 0; i < pixels.length; i++) {
        int channel = i / plane;
        double value = (pixels[i] & 0xff) / 255.0;
        input.values()[at++] = (float) ((value - mean.get(channel)) / deviation.get(channel));
      }
    }
    return input;
  }
}
