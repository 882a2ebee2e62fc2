package equipoise.reports.statistics.decision;

/**
 * Rules that were weighed against {@link ImagesAndRepeats}, the first two as a warning; {@code
 * equipoise bench decisions} compares them by simulation.
 */
public enum CandidateRule implements UncertaintyRule {
  /**
   * Student's t on the repeats' differences. Repeats that share test images or training images are
   * not independent, so it finds differences where there are none.
   */
  PLAIN_T("plain t") {
    @Override
    Uncertainty of(BalancedDifference difference) {
      return uncertainty(difference, 0, difference.spread());
    }
  },

  /**
   * The variance by images alone: what another seed or training set would have done is left out.
   */
  IMAGES_ONLY("images only") {
    @Override
    Uncertainty of(BalancedDifference difference) {
      return uncertainty(difference, difference.images(), 0);
    }
  },

  /** Both variances in full, so that the sampling of images counts up to twice. */
  SUM("images + repeats, sum") {
    @Override
    Uncertainty of(BalancedDifference difference) {
      return uncertainty(difference, difference.images(), difference.spread());
    }
  },

  /**
   * Images crossed with repeats, the interaction taken off once and t with R - 1 degrees of freedom
   * (A. C. Cameron, J. B. Gelbach and D. L. Miller, Robust inference with multiway clustering,
   * Journal of Business and Economic Statistics 29, 2011, doi 10.1198/jbes.2010.07136).
   */
  CROSSED("crossed, t(R - 1)") {
    @Override
    Uncertainty of(BalancedDifference difference) {
      double variance = difference.images() + difference.betweenRepeats();
      return new Uncertainty(difference.estimate(), variance, difference.repeats() - 1);
    }
  },

  /**
   * A mixed model by the method of moments, with Satterthwaite's degrees of freedom for the two
   * components as they were estimated: a component of repeats that came out small is believed.
   */
  MIXED_MODEL("mixed model") {
    @Override
    Uncertainty of(BalancedDifference difference) {
      return uncertainty(
          difference, difference.images(), difference.repeats() * difference.betweenRepeats());
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

  @Override
  public Uncertainty of(PairedPredictions paired) {
    return of(BalancedDifference.of(paired));
  }

  abstract Uncertainty of(BalancedDifference difference);

  /**
   * The corrected resampled t test, (1 / R + n2 / n1) s² with R - 1 degrees of freedom (C. Nadeau
   * and Y. Bengio, Inference for the generalization error, Machine Learning 52, 2003, doi
   * 10.1023/A:1024068626366).
   *
   * @param testToTrain n2 / n1, above 0
   */
  public static UncertaintyRule correctedT(double testToTrain) {
    return paired -> {
      BalancedDifference difference = BalancedDifference.of(paired);
      int repeats = difference.repeats();
      double variance = (1.0 / repeats + testToTrain) * difference.spread();
      return new Uncertainty(difference.estimate(), variance, repeats - 1);
    };
  }

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
