package equipoise.classifiers.training;

import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Small random changes of training images that keep their label true. Each image of a batch has its
 * own draw: it is moved (see {@link Warp} for interpolation and border), then its look is changed.
 * Values never leave the range of pixels.
 *
 * @param movement of the image
 * @param look of its pixels
 */
public record Augmentation(Movement movement, Look look) {
  public static final Augmentation NONE = new Augmentation(Movement.NONE, Look.NONE);

  public Augmentation {
    Objects.requireNonNull(movement);
    Objects.requireNonNull(look);
  }

  /** Shift, rotation and zoom alone. */
  public Augmentation(double shift, double rotation, double zoom) {
    this(new Movement(shift, rotation, zoom, 0, 0, Movement.Flip.NONE), Look.NONE);
  }

  static void require(String name, double value, double bound) {
    if (!(value >= 0 && value <= bound)) {
      throw new IllegalArgumentException(
          "augmentation's %s must be in [0, %s], but is %s".formatted(name, bound, value));
    }
  }

  /** Whether it leaves every image as it is. */
  public boolean isNone() {
    return movement.isNone() && look.isNone();
  }

  /** A movement for one image. */
  Warp draw(RandomGenerator random, int height, int width) {
    return movement.draw(random, height, width);
  }

  /**
   * Changes one image.
   *
   * @param from [c, h, w], scaled pixels; not changed
   * @param into receives as many values from {@code at} on; not the same array
   */
  void apply(
      float[] from,
      ImageShape shape,
      PixelScaling.Scale scale,
      RandomGenerator random,
      Place into) {
    draw(random, shape.height(), shape.width())
        .apply(from, shape.channels(), shape.height(), shape.width(), into.values(), into.at());
    if (!look.isNone()) {
      new LookChange(into.values(), into.at(), shape, scale).apply(look, random);
    }
  }

  /** Where an image goes in an array. */
  record Place(float[] values, int at) {}

  /**
   * A changed copy of one image, for people to look at.
   *
   * @param row of the data
   * @return [c, h, w], 0..255
   */
  public byte[] example(Dataset data, int row, RandomGenerator random) {
    ImageShape shape = data.imageShape();
    float[] from = new float[shape.size()];
    float[] into = new float[shape.size()];
    data.copyTo(row, from, 0, 1, 0);
    apply(from, shape, new PixelScaling.Scale(1, 0), random, new Place(into, 0));
    byte[] pixels = new byte[into.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(into[i]);
    }
    return pixels;
  }
}
