package equipoise.classifiers.training;

import equipoise.classifiers.loss.CrossEntropy;
import equipoise.classifiers.loss.LossSpec;
import equipoise.engines.api.Engine;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What study and method set for a classifier, beside its own options.
 *
 * @param engine asked for when a network is trained, so that planning loads no native library
 * @param loss of the method; cross entropy if empty
 * @param augmentation the same for every method of a study; a random forest has no use for it
 * @param examplesPerEpoch the real training examples before resampling: an epoch then has ceil of
 *     this over the batch size steps whatever the method; 0 makes an epoch one pass over the
 *     resampled data
 * @param features what frozen networks gave earlier
 */
public record TrainingContext(
    Supplier<Engine> engine,
    Optional<LossSpec> loss,
    Augmentation augmentation,
    int examplesPerEpoch,
    FeatureCache features) {
  /** Without features of earlier trials. */
  public TrainingContext(
      Supplier<Engine> engine,
      Optional<LossSpec> loss,
      Augmentation augmentation,
      int examplesPerEpoch) {
    this(engine, loss, augmentation, examplesPerEpoch, FeatureCache.NONE);
  }

  public TrainingContext {
    Objects.requireNonNull(engine);
    Objects.requireNonNull(loss);
    Objects.requireNonNull(augmentation);
    Objects.requireNonNull(features);
    if (examplesPerEpoch < 0) {
      throw new IllegalArgumentException(
          "examplesPerEpoch must be at least 0, but is " + examplesPerEpoch);
    }
  }

  /** Cross entropy, no augmentation, one pass an epoch. */
  public static TrainingContext of(Supplier<Engine> engine) {
    return new TrainingContext(engine, Optional.empty(), Augmentation.NONE, 0);
  }

  public TrainingContext with(LossSpec other) {
    return new TrainingContext(
        engine, Optional.of(other), augmentation, examplesPerEpoch, features);
  }

  /** The method's loss, or cross entropy. */
  public LossSpec lossOrDefault() {
    return loss.orElseGet(CrossEntropy::new);
  }

  /** The gradient steps of an epoch: ceil(examples / batch). */
  public int stepsPerEpoch(int rows, int batch) {
    int examples = examplesPerEpoch > 0 ? examplesPerEpoch : rows;
    return (examples + batch - 1) / batch;
  }
}
