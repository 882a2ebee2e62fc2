package equipoise.gan.audit;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;

/**
 * What an audit looks at: images of one shape and the same classes.
 *
 * @param train real images that the synthetic ones may have been made from
 * @param heldOut real images that neither generator nor judges were trained on; may be empty
 * @param synthetic at least one; whatever their origins say
 */
public record AuditedImages(Dataset train, Dataset heldOut, Dataset synthetic) {
  /**
   * @throws DataException if the three do not fit together, or one has nothing to look at
   */
  public AuditedImages {
    requireLike(train, heldOut);
    requireLike(train, synthetic);
    if (synthetic.size() == 0) {
      throw new DataException("'" + synthetic.name() + "' has no image to audit");
    }
  }

  /** Real images without any held out: figures are then measured against the training images. */
  public static AuditedImages of(Dataset train, Dataset synthetic) {
    return new AuditedImages(train, train.select(new int[0]), synthetic);
  }

  private static void requireLike(Dataset train, Dataset other) {
    train.imageShape();
    if (!train.shape().equals(other.shape())) {
      throw new DataException(
          "'%s' has images of %s (channels x height x width), '%s' of %s: resize or convert one of them"
              .formatted(train.name(), train.shape(), other.name(), other.shape()));
    }
    if (!train.classes().equals(other.classes())) {
      throw new DataException(
          "'%s' has the classes %s, '%s' %s"
              .formatted(train.name(), train.classes(), other.name(), other.classes()));
    }
  }
}
