package equipoise.experiments.run;

import equipoise.core.catalogue.Family;
import equipoise.core.data.Dataset;
import equipoise.experiments.study.DataSpec.TestSpec;
import equipoise.experiments.study.Method;
import equipoise.experiments.study.Study;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.statistics.decision.DecisionRule;
import equipoise.reports.statistics.decision.DetectableDifference;
import equipoise.reports.statistics.decision.TestPlan;
import equipoise.reports.statistics.decision.Variation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a study can be expected to find on a data set, told before anyone waits for it. Images of a
 * group count as one.
 *
 * @param repeats of the study
 * @param comparisons that its report will show
 * @param difference empty with fewer than five repeats, which decide nothing
 */
public record Foresight(
    String dataset, int repeats, int comparisons, Optional<DetectableDifference> difference) {
  private static final Set<Family> MAKING =
      Set.of(Family.INTERPOLATION, Family.COMBINED, Family.DECOMPOSITION, Family.GENERATION);

  /**
   * @param parts of the first repeat
   * @param whole the data set with what stays together
   */
  static Foresight of(Study study, Trial first, TrialData parts, Separation whole) {
    int comparisons = Math.max(1, comparisons(study));
    if (study.repeats() < DecisionRule.FEWEST_REPEATS) {
      return new Foresight(first.data().name(), study.repeats(), comparisons, Optional.empty());
    }
    DecisionRule.Settings rule =
        new DecisionRule.Settings(DecisionRule.Settings.DEFAULTS.alpha(), study.margin());
    return new Foresight(
        first.data().name(),
        study.repeats(),
        comparisons,
        Optional.of(
            DetectableDifference.of(
                plan(study, first, parts, whole), Variation.DEFAULTS, rule, comparisons)));
  }

  /** Arms that make new images, with each classifier that takes the data. */
  private static int comparisons(Study study) {
    return study.data().stream()
        .filter(spec -> spec.contrastTo().isEmpty())
        .mapToInt(
            spec ->
                (int)
                    (study.methods().stream().filter(m -> m.takes(spec) && makes(m)).count()
                        * study.classifiers().stream().filter(c -> c.takes(spec)).count()))
        .sum();
  }

  private static boolean makes(Method method) {
    return method
        .resampling()
        .filter(r -> MAKING.contains(r.configured().entry().family()))
        .isPresent();
  }

  private static TestPlan plan(Study study, Trial first, TrialData parts, Separation whole) {
    if (study.folds() > 0) {
      return TestPlan.folds(groups(whole.train()), study.repeats());
    }
    int[] tested = groups(parts.test());
    if (whole.test() != null && !(first.data().test() instanceof TestSpec.PerClass)) {
      return TestPlan.fixed(tested, study.repeats());
    }
    int[] available = groups(whole.test() == null ? whole.train() : whole.test());
    return TestPlan.redrawn(
        IntStream.range(0, tested.length).map(c -> Math.min(tested[c], available[c])).toArray(),
        available,
        study.repeats());
  }

  /** Number of groups of each class. */
  private static int[] groups(Dataset data) {
    int[] counts = new int[data.classes().size()];
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < data.size(); i++) {
      if (seen.add((long) data.group(i) * counts.length + data.label(i))) {
        counts[data.label(i)]++;
      }
    }
    return counts;
  }

  /** What it finds, and what would help most. */
  public String sentence() {
    if (difference.isEmpty()) {
      return "%s: fewer than %d repeats give no verdict; set 'repeats' to %d or more."
          .formatted(dataset, DecisionRule.FEWEST_REPEATS, DecisionRule.FEWEST_REPEATS);
    }
    DetectableDifference found = difference.get();
    String start =
        "%s: this study can be expected to find a difference of about %s of balanced accuracy (80 %% power, %d %s, supposing that two methods disagree on %.0f %% of the examples)"
            .formatted(
                dataset,
                Numbers.pointsOf(Math.round(10 * found.points()) / 10.0),
                comparisons,
                comparisons == 1 ? "comparison" : "comparisons",
                100 * Variation.DEFAULTS.discordance());
    return start
        + switch (found.advice()) {
          case MORE_REPEATS ->
              "; twice the repeats would find " + points(found.withTwiceTheRepeats());
          case MORE_TEST_IMAGES ->
              "; more repeats help little, twice the test images would find "
                  + points(found.withTwiceTheImages());
          case NEITHER -> "; neither more repeats nor more test images would help much";
        }
        + ".";
  }

  private static String points(double value) {
    return Numbers.pointsOf(Math.round(10 * value) / 10.0);
  }
}
