package equipoise.gan.generator;

import java.util.random.RandomGenerator;

/** Draws the shifts of batches, or none where the policy does without. */
public final class BatchTranslator {
  private static final double SHARE_OF_SIDE = 0.125;

  private final boolean active;
  private final int rows;
  private final int columns;
  private final float[] border;

  public BatchTranslator(TranslationPolicy policy, TrainingImages images) {
    this(
        policy.appliesTo(images.smallestClass()),
        images.shape().height(),
        images.shape().width(),
        images.meanBorder());
  }

  BatchTranslator(boolean active, int height, int width, float[] border) {
    this.active = active;
    this.rows = (int) (height * SHARE_OF_SIDE + 0.5);
    this.columns = (int) (width * SHARE_OF_SIDE + 0.5);
    this.border = border;
  }

  /** Shifts for n images; takes nothing from {@code random} where there are none. */
  public BatchTranslation draw(int n, RandomGenerator random) {
    if (!active) {
      return BatchTranslation.NONE;
    }
    int[] down = new int[n];
    int[] right = new int[n];
    for (int i = 0; i < n; i++) {
      down[i] = random.nextInt(-rows, rows + 1);
      right[i] = random.nextInt(-columns, columns + 1);
    }
    return new BatchTranslation(down, right, border);
  }
}
