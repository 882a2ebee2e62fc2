package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialOutcome;
import java.util.List;

/** Outcomes of trials that ended without leaving one. */
record FailedTrial(LocalTrials.Supplies supplies) {
  /**
   * @param error in one line
   * @param words that the trial left, for its log
   */
  TrialOutcome outcome(Trial trial, String error, List<String> words) {
    TrialLog log = new TrialLog(Progress.none());
    OutcomeBuilder outcome = new OutcomeBuilder(trial, log);
    outcome.prepared(supplies.data().of(trial));
    log.line(error);
    words.forEach(log::line);
    outcome.failed(error);
    return outcome.build(supplies.engine());
  }
}
