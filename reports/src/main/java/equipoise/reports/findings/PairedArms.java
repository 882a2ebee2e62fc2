package equipoise.reports.findings;

import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Scored;
import equipoise.reports.statistics.decision.PairedPredictions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The predictions of two arms, test image by test image. */
final class PairedArms {
  private PairedArms() {}

  /**
   * Of the repeats that both finished, wherever both tested on the same images; empty if they did
   * nowhere.
   *
   * @param repeats that both finished with all folds
   */
  static Optional<PairedPredictions> of(Arm challenger, Arm rival, Set<Integer> repeats) {
    Map<RecordedTrial.Place, RecordedTrial> rivals =
        rival.done().stream()
            .filter(trial -> trial.scored().isPresent())
            .collect(Collectors.toMap(RecordedTrial::place, Function.identity()));
    PairedPredictions.Builder builder = null;
    for (RecordedTrial trial : challenger.done()) {
      Scored ours = repeats.contains(trial.repeat()) ? trial.scored().orElse(null) : null;
      RecordedTrial other = rivals.get(trial.place());
      Scored theirs = other == null ? null : other.scored().orElseThrow();
      if (ours != null && theirs != null && Arrays.equals(ours.examples(), theirs.examples())) {
        if (builder == null) {
          builder = PairedPredictions.builder(ours.classes());
        }
        add(builder, trial.repeat(), ours, theirs);
      }
    }
    return Optional.ofNullable(builder).map(PairedPredictions.Builder::build);
  }

  private static void add(
      PairedPredictions.Builder builder, int repeat, Scored ours, Scored theirs) {
    for (int i = 0; i < ours.examples().length; i++) {
      builder.add(
          repeat,
          ours.examples()[i],
          ours.groups()[i],
          ours.labels()[i],
          ours.right()[i] ? 1 : 0,
          theirs.right()[i] ? 1 : 0);
    }
  }
}
