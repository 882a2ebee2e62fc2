package equipoise.classifiers;

import java.util.Objects;

/**
 * How a network is trained.
 *
 * @param epochs at least 1
 * @param batch images a step, at least 1
 * @param optimization of the weights
 * @param patience validations without a better score before training stops; 0 never stops
 * @param validationInterval epochs between validations, at least 1
 * @param scaling of pixels
 * @param dropout before the last layer, in [0, 1)
 * @param augmentation of training images
 * @param balancing in the loss, so not a threshold moved afterwards: that is what {@link
 *     ThresholdMoving} around this learner does
 * @param stepsPerEpoch gradient steps of an epoch whatever the size of the resampled data, so that
 *     over-sampled arms of a study get no more of them; 0 means one pass, ceil(size / batch)
 */
public record CnnOptions(
    int epochs,
    int batch,
    Optimization optimization,
    int patience,
    int validationInterval,
    PixelScaling scaling,
    double dropout,
    Augmentation augmentation,
    Balancing balancing,
    int stepsPerEpoch) {
  public static final CnnOptions DEFAULTS =
      new CnnOptions(
          10,
          64,
          Optimization.DEFAULTS,
          0,
          1,
          PixelScaling.CENTRED,
          0,
          Augmentation.NONE,
          Balancing.NONE,
          0);

  public CnnOptions {
    atLeast("epochs", epochs, 1);
    atLeast("batch", batch, 1);
    atLeast("patience", patience, 0);
    atLeast("validationInterval", validationInterval, 1);
    atLeast("stepsPerEpoch", stepsPerEpoch, 0);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), but is " + dropout);
    }
    Objects.requireNonNull(optimization.over(epochs, 1));
    Objects.requireNonNull(scaling);
    Objects.requireNonNull(augmentation);
    if (balancing.isAfterTraining()) {
      throw new IllegalArgumentException(
          balancing.studyName() + " follows training: wrap the learner in ThresholdMoving");
    }
  }

  private static void atLeast(String name, int value, int bound) {
    if (value < bound) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }

  public CnnOptions withPatience(int value) {
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        value,
        validationInterval,
        scaling,
        dropout,
        augmentation,
        balancing,
        stepsPerEpoch);
  }

  public CnnOptions withValidationInterval(int value) {
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        patience,
        value,
        scaling,
        dropout,
        augmentation,
        balancing,
        stepsPerEpoch);
  }

  public CnnOptions withOptimization(Optimization value) {
    return new CnnOptions(
        epochs,
        batch,
        value,
        patience,
        validationInterval,
        scaling,
        dropout,
        augmentation,
        balancing,
        stepsPerEpoch);
  }

  public CnnOptions withBalancing(Balancing value) {
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        patience,
        validationInterval,
        scaling,
        dropout,
        augmentation,
        value,
        stepsPerEpoch);
  }

  public CnnOptions withStepsPerEpoch(int value) {
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        patience,
        validationInterval,
        scaling,
        dropout,
        augmentation,
        balancing,
        value);
  }

  public CnnOptions withAugmentation(Augmentation value) {
    return new CnnOptions(
        epochs,
        batch,
        optimization,
        patience,
        validationInterval,
        scaling,
        dropout,
        value,
        balancing,
        stepsPerEpoch);
  }
}
