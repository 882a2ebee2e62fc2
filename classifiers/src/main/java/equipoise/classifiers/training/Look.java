package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;

/**
 * How far the look of an image may change.
 *
 * @param brightness largest change as a share of the range of pixels, in [0, 0.5]
 * @param contrast largest change of the distances from the image's mean, in [0, 0.9]: 0.2 draws
 *     factors from 0.8 to 1.2
 * @param resolution largest loss of resolution, in [0, 0.9]: 0.5 draws images that are scaled down
 *     to as little as half their side and up again
 * @param blur largest deviation of a Gaussian blur in pixels, in [0, 5]
 * @param noise largest deviation of Gaussian noise as a share of the range of pixels, in [0, 0.5]
 * @param erasing largest share of the area that a rectangle of the image's mean hides, in [0, 0.5];
 *     half of the images have none
 */
public record Look(
    @Option(value = "largest change as a share of the range of pixels", min = 0, max = 0.5)
        double brightness,
    @Option(value = "largest change of distances from the image's mean", min = 0, max = 0.9)
        double contrast,
    @Option(value = "largest loss of resolution as a share of the side", min = 0, max = 0.9)
        double resolution,
    @Option(value = "largest deviation of a Gaussian blur in pixels", min = 0, max = 5) double blur,
    @Option(
            value = "largest deviation of noise as a share of the range of pixels",
            min = 0,
            max = 0.5)
        double noise,
    @Option(value = "largest share of the area that a rectangle hides", min = 0, max = 0.5)
        double erasing) {
  public static final Look NONE = new Look(0, 0, 0, 0, 0, 0);

  public Look {
    Augmentation.require("brightness", brightness, 0.5);
    Augmentation.require("contrast", contrast, 0.9);
    Augmentation.require("resolution", resolution, 0.9);
    Augmentation.require("blur", blur, 5);
    Augmentation.require("noise", noise, 0.5);
    Augmentation.require("erasing", erasing, 0.5);
  }

  boolean isNone() {
    return equals(NONE);
  }
}
