package equipoise.gan;

/** Whether the discriminator sees its images shifted; see {@link Translation}. */
public enum Augmentation {
  /** If the smallest learned class has fewer than 1000 images. */
  WHEN_FEW,
  ALWAYS,
  NEVER;

  private static final int FEW = 1000;

  boolean appliesTo(int smallestClass) {
    return this == ALWAYS || this == WHEN_FEW && smallestClass < FEW;
  }
}
