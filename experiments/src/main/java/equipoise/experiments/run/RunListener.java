package equipoise.experiments.run;

import equipoise.core.trial.TrialResult;
import java.time.Duration;

/** Is told how a run goes. Calls come from several threads, but never two at a time. */
public interface RunListener {
  /** Once, before the first trial. */
  default void started(Plan plan) {}

  default void trialStarted(Trial trial, State state) {}

  /**
   * @param stage such as {@code generator step} or {@code epoch}
   * @param done from 0 to {@code total}
   */
  default void progress(Trial trial, String stage, long done, long total, State state) {}

  default void trialFinished(Trial trial, TrialResult result, State state) {}

  /** Something that a reader of the log should know, in one sentence. */
  default void note(String sentence) {}

  /** Does nothing. */
  static RunListener none() {
    return new RunListener() {};
  }

  /**
   * How far the run is.
   *
   * @param finished trials done or failed, also in earlier runs
   * @param failed how many of those failed
   * @param left an estimate from the trials measured so far; null while too little is known
   */
  record State(int finished, int failed, int total, Duration left) {}
}
