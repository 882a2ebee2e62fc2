package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialOutcome;
import java.util.List;

/** Maps trials to outcomes: in this process's threads, or elsewhere. */
interface Executor {
  /**
   * Returns when all trials have an outcome or the run was cancelled.
   *
   * @param trials in the order in which they are best started
   */
  void execute(List<Trial> trials, Work work);

  /** What happens to trials; called from any thread. */
  interface Events {
    void started(Trial trial);

    void finished(Trial trial, TrialOutcome outcome);

    /** Asks all running trials to end, because of what no trial can be blamed for. */
    void cancel();

    /** Whether the run is no longer wanted. */
    boolean cancelled();
  }

  /** What is done for each trial in this process; called from any thread. */
  interface Work extends Events {
    /** Whether the trial's generator has still to be trained. */
    boolean needsGeneration(Trial trial);

    /**
     * Trains it, for all trials that share it; a failure is met again by each of them.
     *
     * @throws Progress.Cancelled if the run is no longer wanted
     */
    void generate(Trial trial);

    /**
     * @throws Progress.Cancelled if the run is no longer wanted
     */
    TrialOutcome run(Trial trial);
  }
}
