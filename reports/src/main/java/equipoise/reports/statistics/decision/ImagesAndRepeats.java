package equipoise.reports.statistics.decision;

/**
 * The rule by which reports decide: the difference in balanced accuracy varies because other images
 * might have been tested, and because other repeats (training sets, seeds) might have been run.
 *
 * <p>With V the variance by images, s² that over the R repeats' differences and s'² the part of s²
 * that testing images explains ({@link BalancedDifference#sampling}), the variance is V + max(0, s²
 * - s'²) / R: each source once, by the method of moments. The degrees of freedom are
 * Satterthwaite's (F. E. Satterthwaite, An approximate distribution of estimates of variance
 * components, Biometrics Bulletin 2, 1946, doi 10.2307/3002019) with all of s² / R, the part that
 * was measured with R - 1 degrees of freedom: at five repeats most of the uncertainty is in s²,
 * also where s² happened to be small.
 */
public final class ImagesAndRepeats implements UncertaintyRule {
  @Override
  public Uncertainty of(PairedPredictions paired) {
    BalancedDifference difference = BalancedDifference.of(paired);
    int repeats = difference.repeats();
    double spread = difference.spread();
    double variance = difference.images() + Math.max(0, spread - difference.sampling()) / repeats;
    double inverse =
        square(difference.images()) / difference.imageDegrees()
            + square(spread / repeats) / (repeats - 1);
    return new Uncertainty(
        difference.estimate(), variance, Math.max(1, square(variance) / inverse));
  }

  private static double square(double x) {
    return x * x;
  }
}
