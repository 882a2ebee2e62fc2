package equipoise.classifiers.architecture;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;
import java.util.Map;

/**
 * A network that adapts itself to the shape of the images and the number of classes. To add one,
 * declare a constant beside its family and list it in {@link Architectures#ALL}.
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

  /** Height and width of the images that its source trains on, in pixels. */
  int usualSide();

  /**
   * The network from images [n, c, h, w] to logits [n, classes], features and head apart.
   *
   * @param classes at least 2
   * @param dropout share of the values that training sets to zero wherever the source has dropout,
   *     else before the last layer, in [0, 1); 0 omits the layers
   * @throws IllegalArgumentException if the images are smaller than {@link #smallestSide()} or
   *     there are fewer than two classes
   */
  NetworkParts parts(ImageShape images, int classes, double dropout);

  /** The whole of {@link #parts}. */
  default NetworkSpec spec(ImageShape images, int classes, double dropout) {
    return parts(images, classes, dropout).whole();
  }

  /**
   * {@link NetworkParts#torchKeys()} for colour images of the usual side and 1000 classes, without
   * dropout; empty if nobody publishes weights.
   */
  default Map<String, String> torchKeys() {
    return parts(new ImageShape(3, usualSide(), usualSide()), 1000, 0).torchKeys();
  }
}
