package equipoise.experiments.run;

import java.time.Duration;
import java.util.List;

/**
 * What a run would do.
 *
 * @param trials all of the study or shard, in the order in which they start
 * @param unfinished those of them that have no result yet, or failed and are to be tried again
 * @param estimate of the time for these with the given workers; rough
 */
public record Plan(List<Trial> trials, List<Trial> unfinished, Duration estimate) {
  public Plan {
    trials = List.copyOf(trials);
    unfinished = List.copyOf(unfinished);
  }

  /** How many trials need not run again. */
  public int finished() {
    return trials.size() - unfinished.size();
  }

  /** How many trials are to run. */
  public int toRun() {
    return unfinished.size();
  }
}
