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

/** Counts what is finished, estimates what is left, and tells the listener one thing at a time. */
final class Monitor {
  private static final double SECONDS_BETWEEN_WRITES = 2;

  /** Of many trials a write or an estimate takes long: it may take a twentieth of the time. */
  private static final double PAUSE_FOR_WORK = 20;

  /** Of so many the time left is estimated anew each time. */
  private static final int FEW = 1000;

  private final RunListener listener;
  private final TimeLeft timeLeft;
  private final Set<String> planned = new HashSet<>();
  private final Map<String, Trial> unfinished = new HashMap<>();
  private final Map<String, TrialResult> results = new HashMap<>();
  private final Map<String, Double> started = new HashMap<>();
  private final Set<String> generated = new HashSet<>();
  private final long begun = System.nanoTime();
  private int failed;
  private Duration left;
  private double nextEstimate;
  private double written;
  private double pause = SECONDS_BETWEEN_WRITES;

  Monitor(RunListener listener, TimeLeft timeLeft, Plan plan) {
    this.listener = listener;
    this.timeLeft = timeLeft;
    plan.trials().forEach(trial -> planned.add(trial.key()));
    plan.unfinished().forEach(trial -> unfinished.put(trial.key(), trial));
  }

  /** A result of an earlier run, perhaps of another shard; one to be tried again still stands. */
  synchronized void earlier(TrialResult result) {
    results.put(result.key(), result);
    String key = result.key();
    failed += result.done() || !planned.contains(key) || unfinished.containsKey(key) ? 0 : 1;
  }

  /** The training of a trial's generator, from {@link #seconds} on, has ended. */
  synchronized void generated(Trial trial, double from) {
    generated.add(trial.resamplingKey());
    timeLeft.generator(trial, seconds() - from);
  }

  synchronized void started(Trial trial) {
    started.put(trial.key(), seconds());
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
    timeLeft.trial(trial, seconds() - started.getOrDefault(trial.key(), 0.0));
    double now = seconds();
    if (written == 0 || now - written > pause) {
      writer.accept(results());
      written = seconds();
      pause = Math.max(SECONDS_BETWEEN_WRITES, PAUSE_FOR_WORK * (written - now));
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

  /** Since the run began. */
  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private State state() {
    double now = seconds();
    if (unfinished.size() < FEW || now >= nextEstimate) {
      left = timeLeft.of(unfinished.values(), generated).orElse(null);
      nextEstimate = seconds() + PAUSE_FOR_WORK * (seconds() - now);
    }
    return new State(planned.size() - unfinished.size(), failed, planned.size(), left);
  }
}
