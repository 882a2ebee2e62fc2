package equipoise.experiments.run;

import equipoise.core.trial.TrialResult;
import equipoise.experiments.run.RunListener.State;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Counts what is finished, estimates what is left, and tells the listener one thing at a time. */
final class Monitor {
  private static final double SECONDS_BETWEEN_WRITES = 2;

  /** Of many results a write takes long: it may take a twentieth of the time. */
  private static final double PAUSE_FOR_WRITING = 20;

  private final RunListener listener;
  private final ToDoubleFunction<Trial> cost;
  private final Set<String> planned = new HashSet<>();
  private final Set<String> unfinished = new HashSet<>();
  private final Map<String, TrialResult> results = new HashMap<>();
  private final long begun = System.nanoTime();
  private int failed;
  private double written;
  private double pause = SECONDS_BETWEEN_WRITES;
  private double doneCost;
  private double leftCost;

  Monitor(RunListener listener, ToDoubleFunction<Trial> cost, Plan plan) {
    this.listener = listener;
    this.cost = cost;
    plan.trials().forEach(trial -> planned.add(trial.key()));
    plan.unfinished().forEach(trial -> unfinished.add(trial.key()));
    leftCost = plan.unfinished().stream().mapToDouble(cost).sum();
  }

  /** A result of an earlier run, perhaps of another shard; one to be tried again still stands. */
  synchronized void earlier(TrialResult result) {
    results.put(result.key(), result);
    String key = result.key();
    failed += result.done() || !planned.contains(key) || unfinished.contains(key) ? 0 : 1;
  }

  synchronized void started(Trial trial) {
    listener.trialStarted(trial, state());
  }

  synchronized void progress(Trial trial, String stage, long done, long of) {
    listener.progress(trial, stage, done, of, state());
  }

  /**
   * @param writer writes all results down; not for every trial if they come thick and fast
   */
  synchronized void finished(
      Trial trial, TrialResult result, Consumer<Collection<TrialResult>> writer) {
    results.put(result.key(), result);
    unfinished.remove(result.key());
    failed += result.done() || !planned.contains(result.key()) ? 0 : 1;
    doneCost += cost.applyAsDouble(trial);
    leftCost -= cost.applyAsDouble(trial);
    double now = seconds();
    if (written == 0 || now - written > pause) {
      writer.accept(results());
      written = seconds();
      pause = Math.max(SECONDS_BETWEEN_WRITES, PAUSE_FOR_WRITING * (written - now));
    }
    listener.trialFinished(trial, result, state());
  }

  synchronized Collection<TrialResult> results() {
    return List.copyOf(results.values());
  }

  synchronized RunOutcome outcome(boolean cancelled) {
    State state = state();
    return new RunOutcome(
        state.finished() - state.failed(),
        state.failed(),
        state.total(),
        cancelled && !unfinished.isEmpty());
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private State state() {
    Duration left =
        doneCost == 0
            ? null
            : Duration.ofMillis(Math.round(1e3 * seconds() * Math.max(0, leftCost) / doneCost));
    return new State(planned.size() - unfinished.size(), failed, planned.size(), left);
  }
}
