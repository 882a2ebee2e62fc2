package equipoise.classifiers;

import equipoise.core.data.ImageShape;
import equipoise.engines.api.NetworkSpec;

/** A family of networks that fits itself to the images' shape and the number of classes. */
public interface Architecture {
  /** As in a study file. */
  String name();

  /** The dropout that this network is trained with unless a study says otherwise, in [0, 1). */
  double usualDropout();

  /**
   * The network from images [n, c, h, w] to logits [n, classes].
   *
   * @param classes at least 2
   * @param dropout share of the values before the last layer set to zero in training, in [0, 1); 0
   *     leaves the layer out
   * @throws IllegalArgumentException if the images are too small for it, with the smallest side
   */
  NetworkSpec spec(ImageShape images, int classes, double dropout);
}
