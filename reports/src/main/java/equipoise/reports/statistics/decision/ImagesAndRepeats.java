package equipoise.reports.statistics.decision;

/**
 * The rule by which reports decide: the difference in balanced accuracy varies because other images
 * might have been tested, and because other repeats (training sets, seeds) might have been run.
 *
 * <p>With V the variance by images, s² that over the R repeats' differences and s'² the part of s²
 * that testing images explains ({@link RepeatSampling}), the variance is V + max(0, s² - s'²) / R:
 * each source once, by the method of moments; and at least s² / R, which repeats alone show. The
 * degrees of freedom are Satterthwaite's (F. E. Satterthwaite, An approximate distribution of
 * estimates of variance components, Biometrics Bulletin 2, 1946, doi 10.2307/3002019) with all of
 * s² / R, which was measured with R - 1 degrees of freedom, and not with what is left of it: a
 * component of repeats that came out small in five repeats may be large all the same.
 */
final class ImagesAndRepeats {
  private ImagesAndRepeats() {}

  /**
   * @param difference of at least two repeats
   */
  static Uncertainty of(BalancedDifference difference) {
    int repeats = difference.repeats();
    double ofRepeats = difference.spread() / repeats;
    double variance = Math.max(ofRepeats, difference.images() + difference.betweenRepeats());
    double inverse =
        square(difference.images()) / difference.imageDegrees() + square(ofRepeats) / (repeats - 1);
    return new Uncertainty(
        difference.estimate(), variance, Math.max(1, square(variance) / inverse));
  }

  private static double square(double x) {
    return x * x;
  }
}
