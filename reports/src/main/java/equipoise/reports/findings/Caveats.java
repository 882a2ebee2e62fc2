package equipoise.reports.findings;

import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.learning.Note;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.results.Arm;
import equipoise.reports.results.Computed;
import equipoise.reports.results.ConfusionSum;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a reader must know before believing a figure.
 *
 * @param clauses short, for the verdict's last sentence
 * @param remarks whole sentences, for the list below it
 */
public record Caveats(List<String> clauses, List<String> remarks) {
  private static final int FEW_TEST_IMAGES = 10;
  private static final int NAME = 60;

  public static Caveats of(Run run) {
    List<String> clauses = new ArrayList<>();
    Set<String> remarks = new LinkedHashSet<>();
    unfinished(run, clauses);
    failures(run, clauses);
    severalWays(run, clauses, remarks);
    leaks(run, clauses, remarks);
    troubles(run, clauses);
    shortTraining(run, clauses, remarks);
    for (Setting setting : run.settings()) {
      untested(setting, remarks);
      fewTestImages(setting, remarks);
    }
    leftOut(run, remarks);
    contrasts(run, remarks);
    return new Caveats(List.copyOf(clauses), List.copyOf(remarks));
  }

  /** What weakens the verdict of this run, or that nothing does. */
  public String sentence(Run run) {
    int finished = run.trials().size() - run.failed().size();
    if (finished == 0) {
      return run.trials().isEmpty()
          ? "Run the study first."
          : "What went wrong is listed under “Failed trials”.";
    }
    if (!clauses.isEmpty()) {
      return "Read this with care: " + String.join("; ", clauses) + ".";
    }
    return run.repeats() == 1
        ? "Every trial finished, and all methods saw the same subset and split."
        : "Every trial finished, and in each of "
            + run.repeats()
            + " repeats all methods saw the same subset and split.";
  }

  /**
   * A run that was interrupted has arms with different repeats, whose means do not compare well.
   */
  private static void unfinished(Run run, List<String> clauses) {
    int planned = run.study().path("trials").asInt(0);
    int there = run.trials().size();
    if (there < planned) {
      clauses.add(
          "only "
              + there
              + " of "
              + planned
              + " trials have run, so means may be over different repeats");
    }
  }

  private static void failures(Run run, List<String> clauses) {
    int failed = run.failed().size();
    if (failed > 0) {
      clauses.add(failed + " of " + Counted.of(run.trials().size(), "trial") + " failed");
    }
  }

  private static void severalWays(Run run, List<String> clauses, Set<String> remarks) {
    List<String> ways = Computed.of(run);
    if (ways.size() > 1) {
      clauses.add("networks were computed in several ways");
      remarks.add(
          "Not all of these networks were computed in one way ("
              + String.join("; ", ways)
              + "): a difference between methods may be one between engines, devices or"
              + " precisions.");
    }
  }

  /** Copies across the parts of a split: what was done about them, or that they flatter figures. */
  private static void leaks(Run run, List<String> clauses, Set<String> remarks) {
    Set<String> leaking = new LinkedHashSet<>();
    for (RecordedTrial trial : run.trials()) {
      for (TrialRecord.Remark note : trial.notes()) {
        if (note.kind() == Note.Kind.LEAKED || note.kind() == Note.Kind.SEPARATED) {
          String dataset = Visible.line(String.valueOf(trial.result().dataset()), NAME);
          remarks.add("On " + dataset + ": " + note.sentence());
          if (note.kind() == Note.Kind.LEAKED) {
            leaking.add(dataset);
          }
        }
      }
    }
    if (!leaking.isEmpty()) {
      clauses.add(
          "test images of "
              + String.join(", ", leaking)
              + " are, or nearly are, training images, which flatters all figures there");
    }
  }

  /** Each once, although all classifiers share a generator: what befell a method on a data set. */
  private static void troubles(Run run, List<String> clauses) {
    Map<String, Set<String>> byArm = new LinkedHashMap<>();
    for (Setting setting : run.settings()) {
      for (Arm arm : setting.arms()) {
        String name =
            Visible.line(arm.method(), NAME) + " on " + Visible.line(setting.dataset(), NAME);
        byArm.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(Troubles.of(arm).clauses());
      }
    }
    byArm.forEach(
        (name, troubles) -> {
          if (!troubles.isEmpty()) {
            clauses.add(name + " " + String.join(", ", troubles));
          }
        });
  }

  private static void shortTraining(Run run, List<String> clauses, Set<String> remarks) {
    TreeSet<String> seen = new TreeSet<>();
    for (Arm arm : run.arms()) {
      boolean trained = arm.synthesis() == Synthesis.GENERATION && !arm.madeNothing();
      if (trained && !arm.done().isEmpty() && seen.add(arm.method())) {
        GeneratorEffort.shortOf(arm)
            .ifPresent(
                effort -> {
                  String name = Visible.line(arm.method(), NAME);
                  clauses.add(name + "’s network was trained for only " + effort);
                  remarks.add(
                      "The figures of "
                          + name
                          + " are those of a short training ("
                          + effort
                          + "), not of what the method can do.");
                });
      }
    }
  }

  private static void untested(Setting setting, Set<String> remarks) {
    Map<String, Long> untested = setting.untested();
    if (untested.isEmpty()) {
      return;
    }
    int classes = setting.classesByRarity().size();
    boolean always = untested.values().stream().allMatch(n -> n == setting.finishedRepeats());
    remarks.add(
        "On "
            + Visible.line(setting.dataset(), NAME)
            + (always ? "" : ", in some repeats,")
            + " the test set has no image of "
            + Counted.of(untested.size(), "class")
            + " ("
            + names(untested.keySet())
            + "): balanced accuracy, macro F1, G-means and AUCs are means over "
            + (always ? "the other " + (classes - untested.size()) + " of " : "those of the ")
            + Counted.of(classes, "class")
            + (always ? "" : " that have one")
            + ".");
  }

  private static String names(Set<String> names) {
    List<String> shown = names.stream().limit(5).map(name -> Visible.line(name, 40)).toList();
    return String.join(", ", shown) + (names.size() > shown.size() ? ", …" : "");
  }

  /** What a split that ignores the groups would have claimed, arm by arm of the best classifier. */
  private static void contrasts(Run run, Set<String> remarks) {
    run.contrasts()
        .forEach(
            (ignoring, apart) ->
                run.of(apart).stream()
                    .findFirst()
                    .ifPresent(setting -> contrast(run, setting, ignoring, remarks)));
  }

  private static void contrast(Run run, Setting apart, String ignoring, Set<String> remarks) {
    List<String> pairs = new ArrayList<>();
    for (Arm arm : apart.arms()) {
      Optional<Double> claimed =
          run.of(ignoring).stream()
              .filter(setting -> setting.classifier().equals(apart.classifier()))
              .flatMap(setting -> setting.arm(arm.method()).stream())
              .flatMap(other -> other.interval(Metric.BALANCED_ACCURACY).stream())
              .map(MeanInterval::mean)
              .findFirst();
      Optional<Double> honest = arm.interval(Metric.BALANCED_ACCURACY).map(MeanInterval::mean);
      if (claimed.isPresent() && honest.isPresent()) {
        pairs.add(
            "%s %s, not %s"
                .formatted(
                    Visible.line(arm.method(), NAME),
                    Numbers.fixed(100 * claimed.get(), 1),
                    Numbers.fixed(100 * honest.get(), 1)));
      }
    }
    if (!pairs.isEmpty()) {
      remarks.add(
          "On "
              + Visible.line(apart.dataset(), NAME)
              + " with "
              + Visible.line(apart.classifier(), NAME)
              + ", splits that ignore the groups would have claimed a balanced accuracy (%) of "
              + String.join("; ", pairs)
              + ".");
    }
  }

  private static void fewTestImages(Setting setting, Set<String> remarks) {
    long few =
        setting.arms().stream()
            .filter(arm -> !arm.done().isEmpty())
            .findFirst()
            .flatMap(Caveats::firstRepeat)
            .map(sum -> Stream.of(sum.counts()).filter(Caveats::isFew).count())
            .orElse(0L);
    if (few > 0) {
      remarks.add(
          "On "
              + Visible.line(setting.dataset(), NAME)
              + ", "
              + Counted.of(few, "class")
              + (few == 1 ? " has" : " have")
              + " fewer than ten test images: one image more or less moves such a class’s recall"
              + " by over ten points.");
    }
  }

  /** Confusion of the arm's first finished repeat, over its folds. */
  private static Optional<ConfusionSum> firstRepeat(Arm arm) {
    int repeat = arm.done().get(0).repeat();
    return new Arm(
            arm.method(),
            arm.synthesis(),
            arm.done().stream().filter(trial -> trial.repeat() == repeat).toList())
        .confusion();
  }

  private static boolean isFew(long[] row) {
    long sum = 0;
    for (long count : row) {
      sum += count;
    }
    return sum > 0 && sum < FEW_TEST_IMAGES;
  }

  private static void leftOut(Run run, Set<String> remarks) {
    List<String> names =
        run.arms().stream()
            .filter(arm -> arm.synthesis() == Synthesis.UNKNOWN)
            .map(arm -> Visible.line(arm.method(), NAME))
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      remarks.add(
          "The run directory has no records of the trials of "
              + String.join(", ", names)
              + ", so it is unknown whether they made new images; the verdict leaves them out.");
    }
  }
}
