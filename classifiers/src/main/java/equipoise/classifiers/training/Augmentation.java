package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;
import java.util.random.RandomGenerator;

/**
 * Small random movements of training images that keep their label true: shift, rotation, zoom,
 * never a flip. Each image of a batch is moved by its own draw; see {@link Warp} for interpolation
 * and border.
 *
 * @param shift largest shift along each axis as a share of the image's side, in [0, 0.5]; fractions
 *     of a pixel are drawn too
 * @param rotation largest angle in degrees, either way, in [0, 180]
 * @param zoom largest change of size, in [0, 0.5]: 0.1 draws factors from 0.9 to 1.1
 */
public record Augmentation(
    @Option(value = "largest shift as a share of the image's side", min = 0, max = 0.5)
        double shift,
    @Option(value = "largest angle in degrees, either way", min = 0, max = 180) double rotation,
    @Option(value = "largest change of size as a share", min = 0, max = 0.5) double zoom) {
  public static final Augmentation NONE = new Augmentation(0, 0, 0);

  public Augmentation {
    require("shift", shift, 0.5);
    require("rotation", rotation, 180);
    require("zoom", zoom, 0.5);
  }

  private static void require(String name, double value, double bound) {
    if (!(value >= 0 && value <= bound)) {
      throw new IllegalArgumentException(
          "augmentation's %s must be in [0, %s], but is %s".formatted(name, bound, value));
    }
  }

  /** Whether it leaves every image as it is. */
  public boolean isNone() {
    return shift == 0 && rotation == 0 && zoom == 0;
  }

  /** A movement for one image: four numbers are drawn whatever the bounds. */
  Warp draw(RandomGenerator random, int height, int width) {
    double down = symmetric(random) * shift * height;
    double right = symmetric(random) * shift * width;
    double degrees = symmetric(random) * rotation;
    double factor = 1 + symmetric(random) * zoom;
    return new Warp(down, right, degrees, factor);
  }

  private static double symmetric(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }
}
