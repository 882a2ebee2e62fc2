package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialOutcome;

/** Where trials are run: this process, or child processes. Called from several threads. */
interface TrialHost extends AutoCloseable {
  /** Whether the trial's generator has still to be trained. */
  boolean needsGeneration(Trial trial);

  /**
   * Trains the generator of a trial; a failure is met again by each trial that needs it.
   *
   * @throws Progress.Cancelled if the run is no longer wanted
   */
  void generate(Trial trial, Progress progress);

  /**
   * @throws Progress.Cancelled if the run is no longer wanted
   */
  TrialOutcome run(Trial trial, Progress progress);

  @Override
  void close();
}
