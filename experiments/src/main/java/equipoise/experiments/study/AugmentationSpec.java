package equipoise.experiments.study;

/**
 * Random changes to training images that leave the label true; the same for every arm.
 *
 * @param shift largest shift in pixels, in each direction
 * @param rotation largest angle in degrees, to either side
 * @param zoom largest change of size as a fraction: 0.1 is from 0.9 to 1.1
 */
public record AugmentationSpec(int shift, double rotation, double zoom) {
  public static final AugmentationSpec NONE = new AugmentationSpec(0, 0, 0);

  public boolean isNone() {
    return equals(NONE);
  }
}
