package equipoise.reports;

import com.fasterxml.jackson.databind.JsonNode;
import equipoise.core.Counted;
import equipoise.core.Visible;
import equipoise.core.learning.Note;
import equipoise.core.trial.TrialRecord;
import equipoise.core.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a reader must know before believing a figure.
 *
 * @param clauses short, for the verdict's second sentence
 * @param remarks whole sentences, for the list below it
 */
record Caveats(List<String> clauses, List<String> remarks) {
  /** A network trained for fewer steps than this has seen seconds of training, not minutes. */
  static final int FEW_STEPS = 1000;

  static final double FEW_SECONDS = 60;

  /** A generator is trained in the stage that resamples, by the first trial that needs it. */
  private static final List<String> TRAINING_STAGES = List.of("generate", "resample");

  private static final int FEW_TEST_IMAGES = 10;
  private static final Pattern FALLBACK =
      Pattern.compile("(?i)\\b(fall|falls|fell|copies|copied)\\b");

  static Caveats of(Run run) {
    List<String> clauses = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    unfinished(run, clauses);
    failures(run, clauses);
    severalWays(run, clauses, remarks);
    shortTraining(run, clauses, remarks);
    fallbacks(run, clauses, remarks);
    fewTestImages(run, remarks);
    leftOut(run, remarks);
    return new Caveats(List.copyOf(clauses), List.copyOf(remarks));
  }

  String sentence(Run run) {
    int finished = run.results().size() - run.failed().size();
    if (finished == 0) {
      return run.results().isEmpty()
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
    int planned = run.study().path("repeats").asInt(0);
    for (String axis : List.of("data", "methods", "classifiers")) {
      planned *= run.study().path(axis).size();
    }
    int there = run.results().size();
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
      clauses.add(failed + " of " + run.results().size() + " trials failed");
    }
  }

  private static void severalWays(Run run, List<String> clauses, List<String> remarks) {
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

  private static void shortTraining(Run run, List<String> clauses, List<String> remarks) {
    TreeSet<String> seen = new TreeSet<>();
    for (Setting setting : run.settings()) {
      for (Arm arm : setting.arms()) {
        if (arm.group() == MethodGroup.GENERATION
            && !arm.done().isEmpty()
            && seen.add(arm.method())) {
          effort(run, arm).ifPresent(effort -> addShort(arm, effort, clauses, remarks));
        }
      }
    }
  }

  private static void addShort(Arm arm, String effort, List<String> clauses, List<String> remarks) {
    String name = Visible.line(arm.method(), 60);
    clauses.add(name + "’s network was trained for only " + effort);
    remarks.add(
        name
            + (effort.endsWith(" s")
                ? " got seconds of training here, not minutes ("
                : " got a short training here (")
            + effort
            + "); its figures say what so short a training gives, not what the method can do.");
  }

  /** "150 steps, 4.1 s" if the generator's training was short, else empty. */
  private static Optional<String> effort(Run run, Arm arm) {
    OptionalInt steps = steps(run, arm);
    OptionalDouble seconds = generatorSeconds(run, arm);
    boolean brief = seconds.isPresent() && seconds.getAsDouble() < FEW_SECONDS;
    boolean few = steps.isPresent() ? steps.getAsInt() < FEW_STEPS : brief;
    if (!few) {
      return Optional.empty();
    }
    // images read back after an interruption take no time, which says nothing of their training
    boolean told = brief && seconds.getAsDouble() >= 1;
    String time = told ? Numbers.seconds(seconds.getAsDouble()) : "";
    String count = steps.isPresent() ? Counted.of(steps.getAsInt(), "step") : "";
    if (count.isEmpty() && time.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(count + (count.isEmpty() || time.isEmpty() ? "" : ", ") + time);
  }

  private static OptionalInt steps(Run run, Arm arm) {
    for (TrialResult trial : arm.done()) {
      JsonNode specification = run.record(trial).map(TrialRecord::specification).orElse(null);
      if (specification != null) {
        JsonNode steps = specification.path("method").findValue("steps");
        if (steps != null && steps.canConvertToInt()) {
          return OptionalInt.of(steps.asInt());
        }
      }
    }
    for (JsonNode method : run.study().path("methods")) {
      boolean ours =
          Stream.of("label", "name")
              .anyMatch(k -> arm.method().equals(method.path(k).asText(null)));
      JsonNode steps = ours ? method.findValue("steps") : null;
      if (steps != null && steps.canConvertToInt()) {
        return OptionalInt.of(steps.asInt());
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalDouble generatorSeconds(Run run, Arm arm) {
    return arm.done().stream()
        .flatMap(trial -> run.record(trial).stream())
        .filter(record -> record.seconds() != null)
        .flatMap(record -> record.seconds().entrySet().stream())
        .filter(entry -> TRAINING_STAGES.contains(entry.getKey()) && entry.getValue() != null)
        .mapToDouble(Map.Entry::getValue)
        .max();
  }

  private static void fallbacks(Run run, List<String> clauses, List<String> remarks) {
    TreeSet<String> methods = new TreeSet<>();
    for (TrialResult trial : run.results()) {
      run.record(trial)
          .filter(record -> record.notes() != null)
          .filter(
              record -> record.notes().stream().anyMatch(note -> note.kind() == Note.Kind.COPIED))
          .ifPresent(record -> methods.add(Visible.line(trial.method(), 60)));
    }
    if (!methods.isEmpty()) {
      String names = String.join(", ", methods);
      clauses.add("some classes of " + names + " fell back to copies");
      remarks.add(
          "Where a method could not serve a class ("
              + names
              + "), that class was filled with copies instead; the notes of the trials name the classes.");
    }
  }

  private static void fewTestImages(Run run, List<String> remarks) {
    for (Setting setting : run.settings()) {
      ConfusionSum one =
          setting.arms().stream()
              .flatMap(
                  arm ->
                      arm.done().stream().limit(1).map(t -> new Arm("", arm.group(), List.of(t))))
              .flatMap(arm -> ConfusionSum.of(run, arm).stream())
              .findFirst()
              .orElse(null);
      long few = one == null ? 0 : Stream.of(one.counts()).filter(Caveats::isFew).count();
      String remark =
          "On "
              + Visible.line(setting.dataset(), 60)
              + ", "
              + Counted.of(few, "class")
              + (few == 1 ? " has" : " have")
              + " fewer than ten test images: one image more or less moves such a class’s recall by over "
              + "ten points.";
      if (few > 0 && !remarks.contains(remark)) {
        remarks.add(remark);
      }
    }
  }

  /** Whether a note says that a class was filled with copies. */
  static boolean isFallback(String note) {
    return note != null && FALLBACK.matcher(note).find();
  }

  private static boolean isFew(long[] row) {
    long sum = 0;
    for (long count : row) {
      sum += count;
    }
    return sum > 0 && sum < FEW_TEST_IMAGES;
  }

  private static void leftOut(Run run, List<String> remarks) {
    List<String> names =
        run.settings().stream()
            .flatMap(setting -> setting.arms().stream())
            .filter(arm -> arm.group() == MethodGroup.OTHER)
            .map(arm -> Visible.line(arm.method(), 60))
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      remarks.add(
          "Not known to this report, so left out of the verdict: "
              + String.join(", ", names)
              + ".");
    }
  }
}
