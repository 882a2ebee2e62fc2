package equipoise.reports.statistics.decision;

import java.util.EnumMap;
import java.util.Map;

/**
 * The rule by which reports decide, and those that it was weighed against; {@code equipoise bench
 * decisions} compares them by simulation.
 */
public enum CandidateRule {
  /**
   * Student's t on the repeats' differences. Repeats that share test images or training images are
   * not independent, so it finds differences where there are none.
   */
  PLAIN_T("plain t") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return uncertainty(difference, 0, difference.spread());
    }
  },

  /** The variance by images alone, as if no other seed or training set might have been used. */
  IMAGES_ONLY("images only") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return uncertainty(difference, difference.images(), 0);
    }
  },

  /**
   * The corrected resampled t test, (1 / R + n2 / n1) s² with R - 1 degrees of freedom (C. Nadeau
   * and Y. Bengio, Inference for the generalization error, Machine Learning 52, 2003, doi
   * 10.1023/A:1024068626366).
   */
  CORRECTED_T("corrected t") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      int repeats = difference.repeats();
      double variance = (1.0 / repeats + testToTrain) * difference.spread();
      return new Uncertainty(difference.estimate(), variance, repeats - 1);
    }
  },

  /** Both variances in full, so that the sampling of images counts up to twice. */
  SUM("sum of both") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return uncertainty(difference, difference.images(), difference.spread());
    }
  },

  /**
   * Images crossed with repeats, what both explain taken off once, t with R - 1 degrees of freedom
   * (A. C. Cameron, J. B. Gelbach and D. L. Miller, Robust inference with multiway clustering,
   * Journal of Business and Economic Statistics 29, 2011, doi 10.1198/jbes.2010.07136).
   */
  CROSSED("crossed") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      double variance = difference.images() + difference.betweenRepeats();
      return new Uncertainty(difference.estimate(), variance, difference.repeats() - 1);
    }
  },

  /** {@link ProductBootstrap}. */
  BOOTSTRAP("bootstrap") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return ProductBootstrap.of(paired);
    }
  },

  /**
   * A mixed model by the method of moments, with Satterthwaite's degrees of freedom for the two
   * components as they were estimated: a component of repeats that came out small is believed.
   */
  MIXED_MODEL("mixed model") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return uncertainty(
          difference, difference.images(), difference.repeats() * difference.betweenRepeats());
    }
  },

  /** The rule chosen: {@link DecisionRule} applies it. */
  IMAGES_AND_REPEATS("images + repeats") {
    @Override
    Uncertainty of(PairedPredictions paired, BalancedDifference difference, double testToTrain) {
      return ImagesAndRepeats.of(difference);
    }
  };

  private final String label;

  CandidateRule(String label) {
    this.label = label;
  }

  /** As tables show it. */
  public String label() {
    return label;
  }

  /**
   * What every rule makes of one comparison.
   *
   * @param paired of at least two repeats
   * @param testToTrain n2 / n1, images of a test set over those of a training set; above 0
   */
  public static Map<CandidateRule, Uncertainty> weigh(
      PairedPredictions paired, double testToTrain) {
    BalancedDifference difference = BalancedDifference.of(paired);
    Map<CandidateRule, Uncertainty> weighed = new EnumMap<>(CandidateRule.class);
    for (CandidateRule rule : values()) {
      weighed.put(rule, rule.of(paired, difference, testToTrain));
    }
    return weighed;
  }

  abstract Uncertainty of(
      PairedPredictions paired, BalancedDifference difference, double testToTrain);

  /** The sum of the two variances, with Satterthwaite's degrees of freedom. */
  private static Uncertainty uncertainty(
      BalancedDifference difference, double images, double spread) {
    double repeats = spread / difference.repeats();
    double variance = images + repeats;
    double inverse =
        images * images / difference.imageDegrees()
            + repeats * repeats / (difference.repeats() - 1);
    double degrees = variance > 0 ? variance * variance / inverse : difference.repeats() - 1;
    return new Uncertainty(difference.estimate(), variance, degrees);
  }
}
