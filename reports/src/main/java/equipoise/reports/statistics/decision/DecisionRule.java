package equipoise.reports.statistics.decision;

import equipoise.reports.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether one arm is better than another, worse, or equivalent: a t test of the difference
 * in balanced accuracy and two one-sided tests against the margin (D. J. Schuirmann, A comparison
 * of the two one-sided tests procedure and the power approach for assessing the equivalence of
 * average bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987, doi
 * 10.1007/BF01068419), both with the variance and degrees of freedom of {@link
 * CandidateRule#IMAGES_AND_REPEATS}.
 *
 * <pre>{@code
 * Decision alone = DecisionRule.decide(paired, Settings.DEFAULTS);
 * List<Decision> shown = DecisionRule.holm(List.of(alone, another));
 * }</pre>
 */
public final class DecisionRule {
  /** Fewer repeats than this support no verdict. */
  public static final int FEWEST_REPEATS = 5;

  private DecisionRule() {}

  /**
   * What counts as sure, and as different.
   *
   * @param alpha chance of a false verdict over all comparisons shown, in (0, .5)
   * @param margin points of balanced accuracy that count as equivalent, above 0
   */
  public record Settings(double alpha, double margin) {
    /** One false verdict in twenty; two points. */
    public static final Settings DEFAULTS = new Settings(.05, 2);

    public Settings {
      if (!(alpha > 0 && alpha < .5)) {
        throw new IllegalArgumentException("alpha must be between 0 and .5, but is " + alpha);
      }
      if (!(margin > 0)) {
        throw new IllegalArgumentException("margin must be above 0 points, but is " + margin);
      }
    }
  }

  /** The verdict of a comparison that is the only one; {@link #holm} takes several together. */
  public static Decision decide(PairedPredictions paired, Settings settings) {
    BalancedDifference difference = BalancedDifference.of(paired);
    Optional<Uncertainty> uncertainty =
        paired.repeats() < FEWEST_REPEATS
            ? Optional.empty()
            : Optional.of(ImagesAndRepeats.of(difference));
    Decision decision =
        new Decision(
            paired.repeats(),
            paired.images(),
            paired.groups(),
            100 * difference.estimate(),
            uncertainty,
            settings,
            1,
            Double.NaN,
            Double.NaN);
    return decision.among(1, decision.p(), decision.pEquivalence());
  }

  /**
   * The verdicts of all comparisons that are shown together. The tests of difference and those of
   * equivalence are adjusted as a family each, so the chance of a false "better" or "worse" among
   * them stays below alpha, and so does that of a false "equivalent". Comparisons of fewer than
   * five repeats are tested by neither and count in neither.
   *
   * @return in the same order
   */
  public static List<Decision> holm(List<Decision> decisions) {
    List<Decision> tested = decisions.stream().filter(Decision::tested).toList();
    double[] p = Holm.adjust(tested.stream().mapToDouble(Decision::p).toArray());
    double[] equivalence =
        Holm.adjust(tested.stream().mapToDouble(Decision::pEquivalence).toArray());
    List<Decision> adjusted = new ArrayList<>();
    int next = 0;
    for (Decision decision : decisions) {
      if (decision.tested()) {
        adjusted.add(decision.among(tested.size(), p[next], equivalence[next]));
        next++;
      } else {
        adjusted.add(decision);
      }
    }
    return adjusted;
  }
}
