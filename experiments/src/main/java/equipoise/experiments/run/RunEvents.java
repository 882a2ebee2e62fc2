package equipoise.experiments.run;

import equipoise.core.trial.TrialOutcome;
import java.util.function.BooleanSupplier;

/**
 * What becomes of the trials of a run, wherever they run: outcomes are published and counted.
 *
 * @param lock of the run directory, which must stay in place
 * @param cancellation ends the run soon
 * @param isCancelled whether the run is no longer wanted
 */
record RunEvents(
    RunStore store,
    Monitor monitor,
    RunLock lock,
    Runnable cancellation,
    BooleanSupplier isCancelled)
    implements Executor.Events {
  @Override
  public void started(Trial trial) {
    monitor.started(trial);
  }

  @Override
  public void finished(Trial trial, TrialOutcome outcome) {
    lock.requireInPlace();
    store.publish(outcome);
    monitor.finished(trial, outcome.result(), store::writeResults);
  }

  /** A trial was run by another process, which laid its files out. */
  void arrived(Trial trial, ArrivedOutcome outcome) {
    lock.requireInPlace();
    monitor.finished(trial, store.publish(trial, outcome), store::writeResults);
  }

  @Override
  public void cancel() {
    cancellation.run();
  }

  @Override
  public boolean cancelled() {
    return isCancelled.getAsBoolean();
  }
}
