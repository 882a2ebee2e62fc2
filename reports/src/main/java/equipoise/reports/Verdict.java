package equipoise.reports;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.reports.Comparison.Finding;
import equipoise.reports.statistics.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether synthesis helped, in two sentences, with the comparisons they rest on. Every synthesis
 * method is held against the arm without generation that has the highest mean in the same setting;
 * it is called better only if Holm's adjusted p over all comparisons of the report is below .05.
 *
 * @param answer first sentence
 * @param care second sentence: what weakens the first, or that nothing does
 */
record Verdict(String answer, String care, List<Comparison> comparisons) {

  static Verdict of(Run run, Caveats caveats) {
    List<Comparison> comparisons = comparisons(run);
    return new Verdict(answer(run, comparisons), caveats.sentence(run), comparisons);
  }

  private static List<Comparison> comparisons(Run run) {
    List<Comparison> raw = new ArrayList<>();
    for (Setting setting : run.settings()) {
      Optional<Arm> rival = setting.best(arm -> arm.group() == MethodGroup.NO_GENERATION);
      for (Arm arm : setting.arms()) {
        if (arm.group().synthesis() && rival.isPresent()) {
          Comparison.of(setting, arm, rival.get()).ifPresent(raw::add);
        }
      }
    }
    double[] adjusted =
        Holm.adjust(
            raw.stream()
                .filter(c -> c.test().isPresent())
                .mapToDouble(Comparison::adjustedP)
                .toArray());
    List<Comparison> comparisons = new ArrayList<>();
    int tested = 0;
    for (Comparison c : raw) {
      comparisons.add(c.test().isPresent() ? c.withAdjusted(adjusted[tested++]) : c);
    }
    return List.copyOf(comparisons);
  }

  private static String answer(Run run, List<Comparison> comparisons) {
    if (run.results().isEmpty()) {
      return "There is no verdict, because the run has no results.";
    }
    if (run.failed().size() == run.results().size()) {
      return "There is no verdict, because "
          + (run.results().size() == 1
              ? "the only trial failed."
              : "all " + run.results().size() + " trials failed.");
    }
    if (comparisons.isEmpty()) {
      return "There is no verdict: the run has no finished pair of a synthesis method (such as SMOTE, "
          + "CDSMOTE or a DCGAN) and a rival without generation on the same repeat.";
    }
    if (comparisons.stream().allMatch(c -> c.finding() == Finding.TOO_THIN)) {
      return tooThin(comparisons);
    }
    List<Comparison> better = found(comparisons, Finding.BETTER);
    return better.isEmpty() ? no(comparisons) : yes(comparisons, better);
  }

  private static String tooThin(List<Comparison> comparisons) {
    int most = comparisons.stream().mapToInt(c -> c.differences().n()).max().orElse(0);
    String why =
        most < Comparison.FEWEST_REPEATS
            ? (most == 1 ? "one repeat is" : words(most) + " repeats are")
                + " too few for a test (it takes five)"
            : "the repeats that there are allow no test";
    return "Whether synthesis helps is not decided, because "
        + why
        + ": the best placed was "
        + describe(closest(comparisons))
        + ".";
  }

  private static String no(List<Comparison> comparisons) {
    int worse = found(comparisons, Finding.WORSE).size();
    int thin = found(comparisons, Finding.TOO_THIN).size();
    return "Synthesis did not help: in none of "
        + Counted.of(comparisons.size(), "comparison")
        + (thin == 0 ? "" : " (" + thin + " of them too thin for a test)")
        + " did it beat the best method without generation beyond the noise"
        + (worse == 0 ? "" : ", and in " + worse + " it was clearly worse")
        + "; the best placed was "
        + describe(closest(comparisons))
        + ".";
  }

  private static String yes(List<Comparison> comparisons, List<Comparison> better) {
    int worse = found(comparisons, Finding.WORSE).size();
    return "Synthesis helped in "
        + better.size()
        + " of "
        + Counted.of(comparisons.size(), "comparison")
        + " with the best method without generation"
        + (worse == 0 ? "" : " and was clearly worse in " + worse)
        + ": most of all "
        + describe(closest(better))
        + ".";
  }

  private static Comparison closest(List<Comparison> comparisons) {
    return comparisons.stream().max(Comparator.comparingDouble(Comparison::mean)).orElseThrow();
  }

  private static List<Comparison> found(List<Comparison> comparisons, Finding finding) {
    return comparisons.stream().filter(c -> c.finding() == finding).toList();
  }

  private static String describe(Comparison c) {
    return Visible.line(c.challenger().method(), 60)
        + " with "
        + Visible.line(c.setting().classifier(), 60)
        + " on "
        + Visible.line(c.setting().dataset(), 60)
        + ", "
        + Numbers.points(c.mean())
        + " points of balanced accuracy against "
        + Visible.line(c.rival().method(), 60)
        + (c.differences().bounded()
            ? " (95 % interval " + Numbers.points(c.low()) + " to " + Numbers.points(c.high()) + ")"
            : "");
  }

  private static String words(int number) {
    return List.of("zero", "one", "two", "three", "four").get(number).toLowerCase(Locale.ROOT);
  }
}
