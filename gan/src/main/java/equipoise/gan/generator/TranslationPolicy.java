package equipoise.gan.generator;

/** Whether a discriminator sees its images shifted; see {@link BatchTranslation}. */
public enum TranslationPolicy {
  /** If the smallest trained class has fewer than 1000 images. */
  WHEN_FEW,
  ALWAYS,
  NEVER;

  private static final int FEW = 1000;

  boolean appliesTo(int smallestClass) {
    return this == ALWAYS || this == WHEN_FEW && smallestClass < FEW;
  }
}
