package equipoise.gan.audit;

import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;

/**
 * What an audit looks at: images of one shape and the same classes.
 *
 * @param train real images that the synthetic ones may have been made from
 * @param heldOut real images that no judge was trained on; may be empty
 * @param synthetic at least one; whatever their origins say
 * @param heldOutUnseen whether the synthetic images cannot have been made from the held-out ones;
 *     if they can, those count as training images where copies and memorisation are looked for
 */
public record AuditedImages(
    Dataset train, Dataset heldOut, Dataset synthetic, boolean heldOutUnseen) {
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

  /** Held-out images that the generator cannot have seen. */
  public AuditedImages(Dataset train, Dataset heldOut, Dataset synthetic) {
    this(train, heldOut, synthetic, true);
  }

  /** The real images that the synthetic ones may have been made from. */
  Dataset sources() {
    return heldOutUnseen ? train : train.concat(heldOut);
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
