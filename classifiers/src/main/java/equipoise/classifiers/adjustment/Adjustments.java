package equipoise.classifiers.adjustment;

import equipoise.core.catalogue.Catalogue;
import java.util.List;

/** The adjustments that a study can name. */
public final class Adjustments {
  public static final Catalogue<Adjustment> CATALOGUE =
      new Catalogue<>(
          "adjustment",
          List.of(
              ThresholdMoving.ENTRY,
              LogitAdjustment.ENTRY,
              PriorCorrection.ENTRY,
              TemperatureScaling.ENTRY,
              ClassifierRetraining.ENTRY,
              TauNormalization.ENTRY,
              LearnableScaling.ENTRY,
              Ensemble.ENTRY,
              BalancedBagging.ENTRY));

  private Adjustments() {}
}
