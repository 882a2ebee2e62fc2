package equipoise.experiments.run;

import equipoise.core.learning.Progress;
import equipoise.core.trial.TrialOutcome;

/**
 * What is done for each trial on this machine.
 *
 * @param events what becomes of it
 */
record LocalWork(RunEvents events, TrialHost host) implements Executor.Work {
  @Override
  public boolean needsGeneration(Trial trial) {
    return host.needsGeneration(trial);
  }

  @Override
  public void generate(Trial trial) {
    double from = events.monitor().seconds();
    host.generate(trial, progress(trial));
    events.monitor().generated(trial, from);
  }

  @Override
  public TrialOutcome run(Trial trial) {
    return host.run(trial, progress(trial));
  }

  private Progress progress(Trial trial) {
    return new Progress() {
      @Override
      public void report(String stage, long done, long total) {
        events.monitor().progress(trial, stage, done, total);
      }

      @Override
      public boolean cancelled() {
        return LocalWork.this.cancelled();
      }
    };
  }

  @Override
  public void started(Trial trial) {
    events.started(trial);
  }

  @Override
  public void finished(Trial trial, TrialOutcome outcome) {
    events.finished(trial, outcome);
  }

  @Override
  public void cancel() {
    events.cancel();
  }

  @Override
  public boolean cancelled() {
    return events.cancelled();
  }
}
