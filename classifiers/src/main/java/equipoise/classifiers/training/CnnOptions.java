package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architecture;
import equipoise.core.catalogue.Option;
import java.util.Objects;

/**
 * How a network is trained, as far as a study sets it for one classifier; {@link TrainingContext}
 * has the rest.
 *
 * @param epochs at least 1
 * @param batch images a step, at least 1
 * @param optimization of the weights; its warm-up is shorter than the training
 * @param patience validations without a better score before training stops; 0 never stops
 * @param validationInterval epochs between validations, at least 1
 * @param scaling of pixels
 * @param dropout before the last layer, in [0, 1)
 * @param budget when training ends
 */
public record CnnOptions(
    @Option(value = "epochs of training", min = 1) int epochs,
    @Option(value = "images a gradient step", min = 1) int batch,
    Optimization optimization,
    @Option(
            value = "validations without a better score before training stops; 0 never stops",
            min = 0)
        int patience,
    @Option(value = "epochs between validations", min = 1) int validationInterval,
    @Option("how pixels are scaled") PixelScaling scaling,
    @Option(
            value = "share of the values before the last layer that training sets to zero",
            min = 0,
            max = 1,
            belowMax = true)
        double dropout,
    Budget budget) {
  /** Trains for the epochs and no more. */
  public CnnOptions(
      int epochs,
      int batch,
      Optimization optimization,
      int patience,
      int validationInterval,
      PixelScaling scaling,
      double dropout) {
    this(
        epochs,
        batch,
        optimization,
        patience,
        validationInterval,
        scaling,
        dropout,
        Budget.DEFAULTS);
  }

  public CnnOptions {
    atLeast("epochs", epochs, 1);
    atLeast("batch", batch, 1);
    atLeast("patience", patience, 0);
    atLeast("validationInterval", validationInterval, 1);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), but is " + dropout);
    }
    if (optimization.warmUp() >= epochs) {
      throw new IllegalArgumentException(
          "warmUp must be below the number of epochs "
              + epochs
              + ", but is "
              + optimization.warmUp());
    }
    Objects.requireNonNull(scaling);
    Objects.requireNonNull(budget);
  }

  /** What a network is trained with unless a study says otherwise. */
  public static CnnOptions defaultsOf(Architecture architecture) {
    return defaults(architecture.defaultDropout());
  }

  /**
   * @param dropout in [0, 1)
   */
  public static CnnOptions defaults(double dropout) {
    return new CnnOptions(10, 64, Optimization.DEFAULTS, 0, 1, PixelScaling.CENTRED, dropout);
  }

  /** The same over another number of epochs. */
  CnnOptions over(int otherEpochs) {
    return new CnnOptions(
        otherEpochs, batch, optimization, patience, validationInterval, scaling, dropout, budget);
  }

  private static void atLeast(String name, int value, int bound) {
    if (value < bound) {
      throw new IllegalArgumentException(name + " must be at least " + bound + ", but is " + value);
    }
  }
}
