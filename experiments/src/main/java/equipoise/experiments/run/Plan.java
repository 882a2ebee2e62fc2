package equipoise.experiments.run;

import java.time.Duration;
import java.util.List;

/**
 * What a run would do.
 *
 * @param trials all of the study or shard, in the order in which they start
 * @param finished how many of them need not run again
 * @param estimate of the time for the rest with the given workers; rough
 */
public record Plan(List<Trial> trials, int finished, Duration estimate) {
  public Plan {
    trials = List.copyOf(trials);
  }

  public int toRun() {
    return trials.size() - finished;
  }
}
