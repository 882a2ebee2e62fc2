package equipoise.reports.statistics.decision;

import equipoise.reports.statistics.decision.DecisionRule.Settings;
import java.util.Optional;

/**
 * What may be said of two arms. All differences are points of balanced accuracy, candidate minus
 * rival.
 *
 * @param repeats that both arms finished
 * @param images different test images
 * @param groups different groups of test images
 * @param estimate of the difference, in points
 * @param uncertainty of the difference as a fraction; empty with fewer than five repeats, and then
 *     every figure but the estimate is NaN
 * @param comparisons shown together
 * @param pHolm p-value of "no difference", adjusted over the comparisons
 * @param pEquivalenceHolm p-value of "a difference of at least the margin", adjusted likewise
 */
public record Decision(
    int repeats,
    int images,
    int groups,
    double estimate,
    Optional<Uncertainty> uncertainty,
    Settings settings,
    int comparisons,
    double pHolm,
    double pEquivalenceHolm) {

  /** The power at which {@link #detectable} is given. */
  public static final double POWER = .8;

  /** What is sure about the candidate. */
  public enum Verdict {
    BETTER,
    WORSE,
    /** The difference is smaller than the margin, whether or not it is zero. */
    EQUIVALENT,
    UNDECIDED
  }

  /**
   * The Bayesian reading: the posterior of the difference under a flat prior is Student's t with
   * the same error and degrees of freedom (G. Corani and A. Benavoli, A Bayesian approach for
   * comparing cross-validated algorithms on multiple data sets, Machine Learning 100, 2015, doi
   * 10.1007/s10994-015-5486-z).
   *
   * @param better probability of a difference above the margin
   * @param equivalent probability of a difference within the margin
   * @param worse probability of a difference below minus the margin
   */
  public record Probabilities(double better, double equivalent, double worse) {}

  Decision among(int comparisons, double pHolm, double pEquivalenceHolm) {
    return new Decision(
        repeats,
        images,
        groups,
        estimate,
        uncertainty,
        settings,
        comparisons,
        pHolm,
        pEquivalenceHolm);
  }

  /**
   * A difference that is surely smaller than the margin is equivalent even if it is surely not
   * zero; otherwise one that is surely not zero is better or worse.
   */
  public Verdict verdict() {
    if (pEquivalenceHolm < settings.alpha()) {
      return Verdict.EQUIVALENT;
    }
    if (pHolm < settings.alpha()) {
      return estimate > 0 ? Verdict.BETTER : Verdict.WORSE;
    }
    return Verdict.UNDECIDED;
  }

  /** Whether there were repeats enough for a verdict. */
  public boolean tested() {
    return uncertainty.isPresent();
  }

  /** Lower end of the interval at 1 - alpha of this comparison alone, in points. */
  public double low() {
    return estimate - halfWidth();
  }

  public double high() {
    return estimate + halfWidth();
  }

  /** Standard error, in points. */
  public double error() {
    return 100 * uncertainty.map(Uncertainty::error).orElse(Double.NaN);
  }

  public double degrees() {
    return uncertainty.map(Uncertainty::degrees).orElse(Double.NaN);
  }

  /** Two-sided, of this comparison alone. */
  public double p() {
    return uncertainty.map(u -> u.p(0)).orElse(Double.NaN);
  }

  /** The larger of the two one-sided p-values, of this comparison alone. */
  public double pEquivalence() {
    return uncertainty
        .map(u -> Math.max(u.below(-margin()), 1 - u.below(margin())))
        .orElse(Double.NaN);
  }

  /**
   * The difference, in points, that a study like this one would find with a probability of 80 %, at
   * the strictest step of Holm's procedure over the comparisons shown.
   */
  public double detectable() {
    return 100
        * uncertainty.map(u -> u.detectable(settings.alpha() / comparisons)).orElse(Double.NaN);
  }

  public Probabilities probabilities() {
    double below = uncertainty.map(u -> u.below(-margin())).orElse(Double.NaN);
    double within = uncertainty.map(u -> u.below(margin())).orElse(Double.NaN) - below;
    return new Probabilities(1 - below - within, within, below);
  }

  private double halfWidth() {
    return 100 * uncertainty.map(u -> u.halfWidth(settings.alpha())).orElse(Double.NaN);
  }

  /** The margin as a fraction. */
  private double margin() {
    return settings.margin() / 100;
  }
}
