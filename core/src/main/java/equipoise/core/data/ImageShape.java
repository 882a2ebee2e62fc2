package equipoise.core.data;

/**
 * The shape of one image; its values lie in the order channel, row, column.
 *
 * @param channels 1 (grey) or 3 (red, green, blue) for pictures; more for stacked planes
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record ImageShape(int channels, int height, int width) implements Shape {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image needs at least one channel, row and column, but is "
              + channels
              + "x"
              + height
              + "x"
              + width);
    }
    if ((long) channels * height * width > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "an image of " + channels + "x" + height + "x" + width + " values is too large");
    }
  }

  @Override
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
