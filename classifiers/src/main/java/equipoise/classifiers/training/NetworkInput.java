package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.core.io.picture.Filter;
import equipoise.core.io.picture.ImageResizer;
import equipoise.engines.api.NetworkSpec;
import java.util.List;

/**
 * How images of a data set become a network's input: brought to its side, then scaled.
 *
 * @param images as the data set has them
 * @param input as the network takes them, with as many channels
 */
record NetworkInput(ImageShape images, ImageShape input, PixelScaling.Scale scale) {
  /** Of a network that takes the images as they are, or brought to its own side. */
  static NetworkInput of(ImageShape images, NetworkSpec network, PixelScaling.Scale scale) {
    List<Integer> axes = network.input();
    return new NetworkInput(images, new ImageShape(axes.get(0), axes.get(1), axes.get(2)), scale);
  }

  /** Images that the network takes as they are. */
  static NetworkInput asIs(Dataset data, PixelScaling.Scale scale) {
    return new NetworkInput(data.imageShape(), data.imageShape(), scale);
  }

  /**
   * Writes one image as [c, h, w].
   *
   * @param at where it begins
   */
  void put(Dataset data, int row, float[] into, int at) {
    if (images.equals(input)) {
      data.copyTo(row, into, at, scale.factor(), scale.offset());
      return;
    }
    byte[] pixels = ImageResizer.resize(data.pixels(row), images, input, Filter.BILINEAR);
    for (int i = 0; i < pixels.length; i++) {
      into[at + i] = scale.factor() * (pixels[i] & 0xff) + scale.offset();
    }
  }
}
