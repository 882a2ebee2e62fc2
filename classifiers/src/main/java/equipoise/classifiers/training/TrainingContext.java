package equipoise.classifiers;

import java.util.Objects;

/**
 * What an arm and its study set for a classifier, beside its own options.
 *
 * @param balancing the arm's way of balancing in training, if it has one
 * @param augmentation the same for every arm of a study; a random forest has no use for it
 * @param examplesPerEpoch the real training examples before resampling: an epoch then has ceil of
 *     this over the batch size steps in every arm; 0 means that an epoch is one pass over the arm's
 *     own data
 */
public record Conditions(Balancing balancing, Augmentation augmentation, int examplesPerEpoch) {
  public static final Conditions NONE = new Conditions(Balancing.NONE, Augmentation.NONE, 0);

  public Conditions {
    Objects.requireNonNull(balancing);
    Objects.requireNonNull(augmentation);
    if (examplesPerEpoch < 0) {
      throw new IllegalArgumentException(
          "examplesPerEpoch must be at least 0, but is " + examplesPerEpoch);
    }
  }
}
