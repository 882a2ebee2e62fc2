package equipoise.reports.findings;

import equipoise.core.Counted;
import equipoise.core.metrics.Metric;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Text;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether synthesis helped, in a few sentences: of each data set for the classifier that is best on
 * it without synthesis, then of the other classifiers in numbers.
 */
public final class Verdict {
  private static final int MOST_DATASETS = 3;
  private static final int NAME = 60;
  private final Analysis analysis;
  private final Run run;

  private Verdict(Analysis analysis) {
    this.analysis = analysis;
    this.run = analysis.run();
  }

  /** The answer in paragraphs, one a data set; {@link Caveats#sentence} weakens it. */
  public static List<Text> of(Analysis analysis) {
    return new Verdict(analysis).answer();
  }

  private List<Text> answer() {
    if (run.trials().isEmpty()) {
      return List.of(Text.of("There is no verdict, because the run has no results."));
    }
    if (run.failed().size() == run.trials().size()) {
      return List.of(
          Text.of(
              "There is no verdict, because "
                  + (run.trials().size() == 1
                      ? "the only trial failed."
                      : "all " + run.trials().size() + " trials failed.")));
    }
    if (analysis.comparisons().isEmpty()) {
      return List.of(
          Text.of(
              "There is no verdict: the run has no pair of a method that made new images and one"
                  + " without synthesis that finished the same repeat."));
    }
    List<Text> sentences = new ArrayList<>();
    List<Setting> leading = leading();
    leading.stream()
        .limit(MOST_DATASETS)
        .map(setting -> sentence(setting).plus(GeneratorGains.sentence(run, setting)))
        .forEach(sentences::add);
    others(leading).ifPresent(sentences::add);
    return sentences;
  }

  /** The first setting of each data set that has comparisons. */
  private List<Setting> leading() {
    List<Setting> leading = new ArrayList<>();
    for (String dataset : run.datasets()) {
      run.of(dataset).stream()
          .filter(setting -> !analysis.of(setting).isEmpty())
          .findFirst()
          .ifPresent(leading::add);
    }
    return leading;
  }

  private Text sentence(Setting setting) {
    List<Comparison> here = analysis.of(setting);
    List<Comparison> better = with(here, Finding.BETTER);
    List<Comparison> helped = better.stream().filter(Comparison::bySynthesis).toList();
    if (!helped.isEmpty()) {
      return Text.EMPTY
          .strong("Synthesis helped")
          .plus(where(setting))
          .plain(": ")
          .plus(described(best(helped)))
          .plain(tally(here))
          .plus(unchosen(setting, best(helped)));
    }
    if (!better.isEmpty()) {
      return Text.EMPTY
          .strong("The gain does not come from synthesis")
          .plus(where(setting))
          .plain(": ")
          .plus(described(best(better)))
          .plain(tally(here));
    }
    return here.stream().noneMatch(c -> c.finding().open())
        ? didNotHelp(setting, here)
        : undecided(setting, here);
  }

  private Text didNotHelp(Setting setting, List<Comparison> here) {
    boolean worse = with(here, Finding.EQUIVALENT).isEmpty();
    return Text.EMPTY
        .strong(worse ? "Synthesis was worse than the rival without it" : "Synthesis did not help")
        .plus(where(setting))
        .plain(
            worse
                ? ": "
                : ": every method was equivalent to the rival without it (within "
                    + margin()
                    + ") or worse; ")
        .plain("the best placed was ")
        .plus(described(best(here)))
        .plain(tally(here));
  }

  private Text undecided(Setting setting, List<Comparison> here) {
    Comparison best = best(here);
    return Text.EMPTY
        .plain("Whether synthesis helps")
        .plus(where(setting))
        .plain(run.of(setting.dataset()).size() > 1 ? ", is " : " is ")
        .strong("undecided")
        .plain(why(here))
        .plain(": the best placed was ")
        .plus(described(best))
        .plain(tally(here))
        .plain(detectable(best));
  }

  private static String why(List<Comparison> here) {
    if (here.stream().allMatch(c -> c.finding() == Finding.TOO_FEW_REPEATS)) {
      int most = here.stream().mapToInt(Comparison::repeats).max().orElse(0);
      return ", because "
          + (most == 1 ? "one repeat is" : words(most) + " repeats are")
          + " too few for a test (it takes five)";
    }
    return here.stream().allMatch(c -> c.finding() == Finding.NO_PREDICTIONS)
        ? ", because the run does not record the predictions of both methods"
        : "";
  }

  /** What the study could have found. */
  private static String detectable(Comparison c) {
    return c.tested()
        .map(
            d ->
                " With these test images and repeats, only a difference of about "
                    + Numbers.fixed(d.detectable(), 1)
                    + " points or more would have been found with a probability of 80 %.")
        .orElse("");
  }

  private String margin() {
    return Numbers.pointsOf(run.rule().margin());
  }

  /** " on DATA with CLASSIFIER, the best classifier there". */
  private Text where(Setting setting) {
    boolean several = run.of(setting.dataset()).size() > 1;
    return Text.of(" on ")
        .plus(Text.name(setting.dataset(), NAME))
        .plain(" with ")
        .plus(Text.name(setting.classifier(), NAME))
        .plain(several ? ", the best classifier there" : "");
  }

  /** A method without synthesis that did as well on the test images, though not on validation. */
  private static Text unchosen(Setting setting, Comparison helped) {
    Optional<Arm> above =
        setting
            .best(arm -> arm.synthesis() == Synthesis.NONE)
            .filter(arm -> mean(arm) >= mean(helped.challenger()));
    return above
        .map(
            arm ->
                Text.of(" But ")
                    .plus(Text.name(arm.method(), NAME))
                    .plain(
                        ", without synthesis, was not worse on the test images, though validation"
                            + " preferred another rival."))
        .orElse(Text.EMPTY);
  }

  private static double mean(Arm arm) {
    return arm.interval(Metric.BALANCED_ACCURACY).map(MeanInterval::mean).orElse(Double.NaN);
  }

  /** Prefers an arm whose difference can be put down to synthesis. */
  private static Comparison best(List<Comparison> comparisons) {
    return comparisons.stream()
        .max(Comparator.comparing(Comparison::bySynthesis).thenComparingDouble(Comparison::mean))
        .orElseThrow();
  }

  private static List<Comparison> with(List<Comparison> comparisons, Finding finding) {
    return comparisons.stream().filter(c -> c.finding() == finding).toList();
  }

  private static Text described(Comparison c) {
    return Text.EMPTY
        .plus(Text.name(c.challenger().method(), NAME))
        .plain(", " + Numbers.points(c.mean()) + " points of balanced accuracy against ")
        .plus(Text.name(c.rival().method(), NAME))
        .plain(spread(c))
        .plain(origin(c))
        .plain(troubles(c));
  }

  private static String spread(Comparison c) {
    if (c.tested().isPresent()) {
      return " (95 % interval " + Numbers.points(c.low()) + " to " + Numbers.points(c.high()) + ")";
    }
    if (c.finding() != Finding.TOO_FEW_REPEATS || c.repeats() == 1) {
      return "";
    }
    return " (by repeat: "
        + c.differences().values().stream().map(Numbers::points).collect(Collectors.joining(", "))
        + "; standard deviation "
        + Numbers.fixed(100 * c.spread().deviation(), 1)
        + ")";
  }

  /** Where a difference comes from, if classes were filled in more than one way. */
  private static String origin(Comparison c) {
    boolean mixed =
        c.gains().stream().anyMatch(g -> g.filling() == Filling.COPIED)
            || c.gains().stream().noneMatch(g -> g.filling().isNew());
    if (!mixed) {
      return "";
    }
    return "; by class, "
        + c.gains().stream()
            .map(
                gain ->
                    Numbers.points(gain.mean())
                        + " in "
                        + Counted.of(gain.classes(), "class")
                        + " filled with "
                        + gain.filling().label())
            .collect(Collectors.joining(", "));
  }

  private static String troubles(Comparison c) {
    List<String> clauses = Troubles.of(c.challenger()).clauses();
    return clauses.isEmpty() ? "" : "; it " + String.join(", ", clauses);
  }

  /** The findings of several comparisons, counted; of a single one the sentence says it all. */
  private static String tally(List<Comparison> comparisons) {
    return comparisons.size() == 1 ? "." : ". Of " + counts(comparisons) + ".";
  }

  /** Such as "3 comparisons, 1 is worse and 2 are undecided". */
  private static String counts(List<Comparison> comparisons) {
    Map<String, Long> byWord = new LinkedHashMap<>();
    byWord.put("better", count(comparisons, Finding.BETTER));
    byWord.put("worse", count(comparisons, Finding.WORSE));
    byWord.put("equivalent", count(comparisons, Finding.EQUIVALENT));
    byWord.put("undecided", comparisons.stream().filter(c -> c.finding().open()).count());
    List<String> counts = new ArrayList<>();
    byWord.forEach(
        (word, n) -> {
          if (n > 0) {
            boolean all = n > 1 && n == comparisons.size();
            counts.add((all ? "all" : n) + (n == 1 ? " is " : " are ") + word);
          }
        });
    return Counted.of(comparisons.size(), "comparison") + ", " + String.join(", ", counts);
  }

  private static long count(List<Comparison> comparisons, Finding finding) {
    return with(comparisons, finding).size();
  }

  private Optional<Text> others(List<Setting> leading) {
    List<Setting> leadingShown = leading.stream().limit(MOST_DATASETS).toList();
    List<Comparison> rest =
        analysis.comparisons().stream().filter(c -> !leadingShown.contains(c.setting())).toList();
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    String where =
        leading.size() > MOST_DATASETS
            ? "In all other settings, of "
            : "With other classifiers, of ";
    return Optional.of(Text.of(where + counts(rest) + "."));
  }

  private static String words(int number) {
    return List.of("zero", "one", "two", "three", "four").get(number);
  }
}
