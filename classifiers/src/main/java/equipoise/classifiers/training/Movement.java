package equipoise.classifiers.training;

import equipoise.core.catalogue.Option;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How far an image may be moved.
 *
 * @param shift largest shift along each axis as a share of the image's side, in [0, 0.5]; fractions
 *     of a pixel are drawn too
 * @param rotation largest angle in degrees, either way, in [0, 180]
 * @param zoom largest change of size, in [0, 0.5]: 0.1 draws factors from 0.9 to 1.1
 * @param shear largest angle in degrees by which columns lean, either way, in [0, 45]
 * @param crop largest share of the side that is cut off, in [0, 0.5]; what is left fills the image
 * @param flip whether the image may be mirrored, with a probability of one half an axis
 */
public record Movement(
    @Option(value = "largest shift as a share of the image's side", min = 0, max = 0.5)
        double shift,
    @Option(value = "largest angle in degrees, either way", min = 0, max = 180) double rotation,
    @Option(value = "largest change of size as a share", min = 0, max = 0.5) double zoom,
    @Option(value = "largest angle in degrees by which columns lean", min = 0, max = 45)
        double shear,
    @Option(value = "largest share of the side that is cut off", min = 0, max = 0.5) double crop,
    @Option("axes along which images may be mirrored") Flip flip) {
  public static final Movement NONE = new Movement(0, 0, 0, 0, 0, Flip.NONE);

  /** Axes along which images may be mirrored. */
  public enum Flip {
    NONE,
    /** Left and right are exchanged. */
    HORIZONTAL,
    /** Top and bottom are exchanged. */
    VERTICAL,
    BOTH
  }

  public Movement {
    Augmentation.require("shift", shift, 0.5);
    Augmentation.require("rotation", rotation, 180);
    Augmentation.require("zoom", zoom, 0.5);
    Augmentation.require("shear", shear, 45);
    Augmentation.require("crop", crop, 0.5);
    Objects.requireNonNull(flip);
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** A movement for one image; how many numbers are drawn depends on these bounds alone. */
  Warp draw(RandomGenerator random, int height, int width) {
    double down = symmetric(random) * shift * height;
    double right = symmetric(random) * shift * width;
    double degrees = symmetric(random) * rotation;
    double factor = 1 + symmetric(random) * zoom;
    Warp moved = new Warp(down, right, degrees, factor);
    return shear == 0 && crop == 0 && flip == Flip.NONE ? moved : moved.after(reshaping(random));
  }

  private Warp.Reshaping reshaping(RandomGenerator random) {
    double lean = symmetric(random) * shear;
    double kept = 1 - random.nextDouble() * crop;
    double y = symmetric(random);
    double x = symmetric(random);
    boolean mirrored = random.nextBoolean() && (flip == Flip.HORIZONTAL || flip == Flip.BOTH);
    boolean upsideDown = random.nextBoolean() && (flip == Flip.VERTICAL || flip == Flip.BOTH);
    return new Warp.Reshaping(lean, kept, y, x, mirrored, upsideDown);
  }

  private static double symmetric(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }
}
