package equipoise.reports.findings;

import equipoise.core.Counted;
import equipoise.core.learning.OriginCounts;
import equipoise.core.metrics.Metric;
import equipoise.core.trial.TrialRecord;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.blocks.Text;
import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Run;
import equipoise.reports.results.Setting;
import equipoise.reports.results.Synthesis;
import equipoise.reports.statistics.MeanInterval;
import equipoise.reports.statistics.decision.Decision;
import equipoise.reports.statistics.decision.DecisionRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which classes a generator's arm generated, copied, refused and left alone, and what recall gained
 * in each part against the arm in which nothing was done; where the study has none, against the arm
 * that the verdict compares with.
 *
 * @param against what it is compared with
 * @param parts in the order of {@link ClassFate}
 */
public record GeneratorGains(Setting setting, Arm arm, Arm against, List<PartGain> parts) {
  private static final int NAME = 60;

  /** Of all arms with a generator that have a repeat in common with what they are compared with. */
  public static List<GeneratorGains> of(Run run) {
    List<GeneratorGains> gains = new ArrayList<>();
    for (Setting setting : run.settings()) {
      Optional<Arm> against = setting.baseline().or(setting::rival);
      for (Arm arm : setting.arms()) {
        if (arm.synthesis() == Synthesis.GENERATION && against.isPresent()) {
          List<PartGain> parts = parts(run, arm, against.get());
          if (!parts.isEmpty()) {
            gains.add(new GeneratorGains(setting, arm, against.get(), parts));
          }
        }
      }
    }
    return List.copyOf(gains);
  }

  /** Whether it is compared with an arm in which nothing was done. */
  public boolean againstNothing() {
    return against.baseline();
  }

  private static List<PartGain> parts(Run run, Arm arm, Arm against) {
    Pairing pairing = Pairing.of(arm, against);
    return Arrays.stream(ClassFate.values())
        .flatMap(fate -> pairing.part(fate, run.rule()).stream())
        .toList();
  }

  /**
   * Two arms in the repeats that both finished with all folds.
   *
   * @param others trials of {@code against} by where they were tested
   */
  private record Pairing(
      Arm arm, Arm against, Set<Integer> repeats, Map<RecordedTrial.Place, RecordedTrial> others) {
    static Pairing of(Arm arm, Arm against) {
      Set<Integer> repeats = new TreeSet<>(arm.values(Metric.BALANCED_ACCURACY).keySet());
      repeats.retainAll(against.values(Metric.BALANCED_ACCURACY).keySet());
      Map<RecordedTrial.Place, RecordedTrial> others = new HashMap<>();
      against.done().forEach(trial -> others.put(trial.place(), trial));
      return new Pairing(arm, against, repeats, others);
    }

    Optional<PartGain> part(ClassFate fate, DecisionRule.Settings rule) {
      Set<String> classes = new TreeSet<>();
      Map<Integer, List<Double>> differences = new TreeMap<>();
      for (RecordedTrial trial : arm.done()) {
        trial.origins().keySet().stream()
            .filter(name -> difference(trial, name, fate).isPresent())
            .forEach(classes::add);
        mean(trial, fate)
            .ifPresent(
                d ->
                    differences
                        .computeIfAbsent(trial.repeat(), repeat -> new ArrayList<>())
                        .add(d));
      }
      List<Double> byRepeat =
          differences.values().stream()
              .map(folds -> folds.stream().mapToDouble(v -> v).average().orElseThrow())
              .toList();
      return byRepeat.isEmpty()
          ? Optional.empty()
          : Optional.of(PartGain.of(fate, classes, byRepeat, decide(fate, rule)));
    }

    private OptionalDouble mean(RecordedTrial trial, ClassFate fate) {
      return trial.origins().keySet().stream()
          .map(name -> difference(trial, name, fate))
          .flatMapToDouble(OptionalDouble::stream)
          .average();
    }

    /** Of a class's recall; empty if the class has another fate, or one of the two is unknown. */
    private OptionalDouble difference(RecordedTrial trial, String name, ClassFate fate) {
      RecordedTrial other = others.get(trial.place());
      if (other == null
          || !has(trial, name, fate)
          || trial.recall(name).isEmpty()
          || other.recall(name).isEmpty()) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(trial.recall(name).getAsDouble() - other.recall(name).getAsDouble());
    }

    private boolean has(RecordedTrial trial, String name, ClassFate fate) {
      OriginCounts counts = trial.origins().get(name);
      return counts != null
          && repeats.contains(trial.repeat())
          && ClassFate.of(trial, name, counts) == fate;
    }

    /** On the test images of the classes that had the fate in their repeat. */
    private Optional<Decision> decide(ClassFate fate, DecisionRule.Settings rule) {
      return PairedArms.of(
              arm,
              against,
              (trial, label) -> {
                List<String> names = trial.record().map(TrialRecord::classes).orElse(List.of());
                return label < names.size() && has(trial, names.get(label), fate);
              })
          .map(paired -> DecisionRule.decide(paired, rule));
    }
  }

  /** Of the setting's best placed generator, for the verdict; empty where it has none. */
  static Text sentence(Run run, Setting setting) {
    return of(run).stream()
        .filter(gains -> gains.setting().equals(setting))
        .max(Comparator.comparingDouble(gains -> accuracy(gains.arm())))
        .map(GeneratorGains::sentence)
        .orElse(Text.EMPTY);
  }

  private static double accuracy(Arm arm) {
    return arm.interval(Metric.BALANCED_ACCURACY).map(MeanInterval::mean).orElse(-1.0);
  }

  private Text sentence() {
    List<String> clauses =
        parts.stream()
            .map(
                part ->
                    Numbers.points(part.mean())
                        + " in "
                        + Counted.of(part.classes().size(), "class")
                        + " "
                        + part.fate().words())
            .toList();
    return Text.of(" Against ")
        .plus(Text.name(against.method(), NAME))
        .plain(againstNothing() ? ", " : " (the study has no arm in which nothing was done), ")
        .plus(Text.name(arm.method(), NAME))
        .plain(" changed recall by " + String.join(", ", clauses) + changing() + ".");
  }

  /** That a class counts more than once, if one does. */
  private String changing() {
    int counted = parts.stream().mapToInt(part -> part.classes().size()).sum();
    long classes = parts.stream().flatMap(part -> part.classes().stream()).distinct().count();
    return counted > classes ? "; some had another fate in other repeats" : "";
  }
}
