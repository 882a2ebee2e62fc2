package equipoise.gan.generator;

/**
 * How often each class appears in a batch, real and generated images alike, so that the
 * discriminator cannot tell them apart by their labels.
 */
public enum LabelBalance {
  /** Every class equally often. */
  BALANCED {
    @Override
    double weight(int images) {
      return 1;
    }
  },

  /** In proportion to the square root of its number of images. */
  SQUARE_ROOT {
    @Override
    double weight(int images) {
      return Math.sqrt(images);
    }
  };

  abstract double weight(int images);
}
