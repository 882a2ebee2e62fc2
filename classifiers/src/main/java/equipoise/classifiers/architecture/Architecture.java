package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;

/**
 * A convolutional network that adapts itself to the shape of the images and the number of classes.
 * To add one, declare a constant beside its family and list it in {@link Architectures#ALL}.
 */
public interface Architecture {
  /** As a study file writes it. */
  String name();

  /** What it is, a phrase without a full stop. */
  String summary();

  /** Authors, venue, year and DOI; empty for what is nobody's invention. */
  String source();

  /** The dropout rate unless a study sets another, in [0, 1). */
  double defaultDropout();

  /** The smallest height and width of an image that it accepts, in pixels. */
  int smallestSide();

  /**
   * The network from images [n, c, h, w] to logits [n, classes].
   *
   * @param classes at least 2
   * @param dropout share of the values before the last layer that training sets to zero, in [0, 1);
   *     0 omits the layer
   * @throws IllegalArgumentException if the images are smaller than {@link #smallestSide()} or
   *     there are fewer than two classes
   */
  NetworkSpec spec(ImageShape images, int classes, double dropout);
}
