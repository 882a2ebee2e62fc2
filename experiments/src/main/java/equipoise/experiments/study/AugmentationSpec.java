package equipoise.experiments.study;

/**
 * Random changes to training images that leave the label true; the same for every arm.
 *
 * @param shift largest shift along each axis, as a share of the image's side, in [0, 0.5]
 * @param rotation largest angle in degrees, to either side, in [0, 180]
 * @param zoom largest relative change of size, either way, in [0, 0.5]
 */
public record AugmentationSpec(double shift, double rotation, double zoom) {
  public static final AugmentationSpec NONE = new AugmentationSpec(0, 0, 0);

  public boolean isNone() {
    return equals(NONE);
  }
}
