package equipoise.reports.findings;

import equipoise.core.Counted;
import equipoise.core.catalogue.Kind;
import equipoise.core.trial.MethodRecord;
import equipoise.reports.blocks.Numbers;
import equipoise.reports.results.Arm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How long an arm's generator was trained. */
final class GeneratorEffort {
  /** A network trained for fewer steps than this has seen seconds of training, not minutes. */
  private static final int FEW_STEPS = 1000;

  private static final double FEW_SECONDS = 60;

  /** A generator is trained in the stage that resamples, by the first trial that needs it. */
  private static final List<String> STAGES = List.of("generate", "resample");

  private static final String STEPS = "steps";

  private GeneratorEffort() {}

  /** "150 steps, 4.1 s" if the training was short, else empty. */
  static Optional<String> shortOf(Arm arm) {
    OptionalInt steps = steps(arm);
    OptionalDouble seconds = seconds(arm);
    boolean brief = seconds.isPresent() && seconds.getAsDouble() < FEW_SECONDS;
    boolean few = steps.isPresent() ? steps.getAsInt() < FEW_STEPS : brief;
    // images read back after an interruption take no time, which says nothing of their training
    boolean measured = brief && seconds.getAsDouble() >= 1;
    String time = measured ? Numbers.seconds(seconds.getAsDouble()) : "";
    String count = steps.isPresent() ? Counted.of(steps.getAsInt(), "step") : "";
    String effort = count + (count.isEmpty() || time.isEmpty() ? "" : ", ") + time;
    return few && !effort.isEmpty() ? Optional.of(effort) : Optional.empty();
  }

  private static OptionalInt steps(Arm arm) {
    return arm.record().stream()
        .flatMap(method -> method.places().stream())
        .filter(place -> place.kind() == Kind.GENERATOR && place.options() != null)
        .map(MethodRecord.Place::options)
        .filter(options -> options.get(STEPS) instanceof Integer)
        .mapToInt(options -> (Integer) options.get(STEPS))
        .findFirst();
  }

  private static OptionalDouble seconds(Arm arm) {
    return arm.done().stream()
        .flatMap(trial -> trial.record().stream())
        .filter(record -> record.seconds() != null)
        .flatMap(record -> record.seconds().entrySet().stream())
        .filter(entry -> STAGES.contains(entry.getKey()) && entry.getValue() != null)
        .mapToDouble(Map.Entry::getValue)
        .max();
  }
}
