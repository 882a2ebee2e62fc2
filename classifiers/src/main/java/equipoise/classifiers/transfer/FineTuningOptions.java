package equipoise.classifiers.transfer;

import equipoise.core.catalogue.Option;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a pretrained network is trained further.
 *
 * @param freeze name of the last stage that stays as it is; {@link #NOTHING} for none
 * @param baseRate factor on the learning rate of all layers but the new last one, in (0, 1]; empty
 *     is a tenth
 * @param unfreeze epochs after which one more stage is trained, the last one first; 0 leaves them
 *     as they are. Howard and Ruder, ACL 2018, doi 10.18653/v1/P18-1031, section 3.3, have 1
 */
public record FineTuningOptions(
    @Option(
            "the last stage that stays as it is, such as stage3 (stages end where feature maps are"
                + " halved); none: all are trained")
        String freeze,
    @Option(
            value =
                "factor on the learning rate of the pretrained layers; auto: 0.1; the new last layer"
                    + " has the whole rate",
            min = 0,
            max = 1,
            aboveMin = true)
        OptionalDouble baseRate,
    @Option(
            value = "epochs after which one more frozen stage is trained, the last first; 0: never",
            min = 0)
        int unfreeze) {
  static final String NOTHING = "none";
  private static final double TENTH = 0.1;

  public static final FineTuningOptions DEFAULTS =
      new FineTuningOptions(NOTHING, OptionalDouble.empty(), 0);

  public FineTuningOptions {
    Objects.requireNonNull(freeze);
    double rate = baseRate.orElse(TENTH);
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("baseRate must be above 0 and at most 1, but is " + rate);
    }
    if (unfreeze < 0) {
      throw new IllegalArgumentException("unfreeze must be at least 0, but is " + unfreeze);
    }
    if (unfreeze > 0 && freeze.equals(NOTHING)) {
      throw new IllegalArgumentException(
          "unfreeze goes with freeze, which names the last stage that is frozen at first; add it,"
              + " or omit unfreeze");
    }
  }

  boolean freezes() {
    return !freeze.equals(NOTHING);
  }

  double rate() {
    return baseRate.orElse(TENTH);
  }
}
