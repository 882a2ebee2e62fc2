package equipoise.reports.findings;

import equipoise.reports.results.Arm;
import equipoise.reports.results.RecordedTrial;
import equipoise.reports.results.Scored;
import equipoise.reports.statistics.decision.PairedPredictions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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
    return of(challenger, rival, (trial, label) -> repeats.contains(trial.repeat()));
  }

  /**
   * Of some test images, wherever both tested on the same ones; empty if they did nowhere.
   *
   * @param wanted whether images of a class, by its index, count in a trial of the challenger
   */
  static Optional<PairedPredictions> of(
      Arm challenger, Arm rival, BiPredicate<RecordedTrial, Integer> wanted) {
    Map<RecordedTrial.Place, RecordedTrial> rivals =
        rival.done().stream()
            .filter(trial -> trial.scored().isPresent())
            .collect(Collectors.toMap(RecordedTrial::place, Function.identity()));
    PairedPredictions.Builder builder = null;
    int added = 0;
    for (RecordedTrial trial : challenger.done()) {
      Scored ours = trial.scored().orElse(null);
      RecordedTrial other = rivals.get(trial.place());
      Scored theirs = other == null ? null : other.scored().orElseThrow();
      if (ours != null && theirs != null && Arrays.equals(ours.examples(), theirs.examples())) {
        if (builder == null) {
          builder = PairedPredictions.builder(ours.classes());
        }
        added += add(builder, trial, ours, theirs, wanted);
      }
    }
    return added == 0 ? Optional.empty() : Optional.of(builder.build());
  }

  /** How many images were added. */
  private static int add(
      PairedPredictions.Builder builder,
      RecordedTrial trial,
      Scored ours,
      Scored theirs,
      BiPredicate<RecordedTrial, Integer> wanted) {
    boolean[] counts = new boolean[ours.classes()];
    for (int label = 0; label < counts.length; label++) {
      counts[label] = wanted.test(trial, label);
    }
    int added = 0;
    for (int i = 0; i < ours.examples().length; i++) {
      if (counts[ours.labels()[i]]) {
        builder.add(
            trial.repeat(),
            ours.examples()[i],
            ours.groups()[i],
            ours.labels()[i],
            ours.right()[i] ? 1 : 0,
            theirs.right()[i] ? 1 : 0);
        added++;
      }
    }
    return added;
  }
}
