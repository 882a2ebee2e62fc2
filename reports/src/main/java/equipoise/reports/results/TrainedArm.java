package equipoise.reports.results;

import equipoise.core.learning.TrainingPoint;
import equipoise.core.trial.GenerationRecord;
import equipoise.core.trial.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the generators of one method were trained on one data set, whichever classifiers were then
 * trained on their images.
 *
 * @param histories one a repeat (or fold), in order, of at least two checkpoints each
 */
public record TrainedArm(String dataset, String method, List<List<TrainingPoint>> histories) {
  public TrainedArm {
    histories = histories.stream().map(List::copyOf).toList();
  }

  /** The arms whose records have histories, in the order of data sets and methods. */
  public static List<TrainedArm> of(Run run) {
    Map<List<String>, Map<RecordedTrial.Place, List<TrainingPoint>>> found = new LinkedHashMap<>();
    for (Setting setting : run.settings()) {
      for (Arm arm : setting.arms()) {
        for (RecordedTrial trial : arm.trials()) {
          List<TrainingPoint> history =
              trial
                  .record()
                  .map(TrialRecord::generation)
                  .map(GenerationRecord::history)
                  .orElse(List.of());
          if (history.size() > 1) {
            found
                .computeIfAbsent(
                    List.of(setting.dataset(), arm.method()), names -> new LinkedHashMap<>())
                .putIfAbsent(trial.place(), history);
          }
        }
      }
    }
    List<TrainedArm> arms = new ArrayList<>();
    found.forEach(
        (names, histories) ->
            arms.add(new TrainedArm(names.get(0), names.get(1), List.copyOf(histories.values()))));
    return arms;
  }

  /** Names of the losses, in the order in which they were recorded. */
  public List<String> losses() {
    return histories.stream()
        .flatMap(List::stream)
        .flatMap(point -> point.values().keySet().stream())
        .filter(name -> !name.equals(TrainingPoint.DISTANCE))
        .filter(name -> !name.equals(TrainingPoint.DIVERSITY))
        .distinct()
        .toList();
  }
}
