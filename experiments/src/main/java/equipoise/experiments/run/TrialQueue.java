package equipoise.experiments.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands out steps to workers, trials in order; a generator is a step of its own before the first
 * trial that needs it, and those that share it are passed over until it is trained.
 */
final class TrialQueue {
  private final List<Trial> pending;
  private final Predicate<Trial> needsGeneration;
  private final Set<String> inProgress = new HashSet<>();
  private final Set<String> tried = new HashSet<>();
  private boolean stopped;

  /**
   * @param generates whether the trial's generator is to be trained, rather than the trial run
   */
  record Step(Trial trial, boolean generates) {}

  /**
   * @param needsGeneration whether a trial's generator has still to be trained
   */
  TrialQueue(List<Trial> trials, Predicate<Trial> needsGeneration) {
    this.pending = new ArrayList<>(trials);
    this.needsGeneration = needsGeneration;
  }

  /** The next step, waiting for one if need be; empty if nothing is left to start. */
  synchronized Optional<Step> next() throws InterruptedException {
    while (!stopped && !pending.isEmpty()) {
      for (Trial trial : pending) {
        String key = trial.resamplingKey();
        if (inProgress.contains(key)) {
          continue;
        }
        if (!tried.contains(key) && needsGeneration.test(trial)) {
          inProgress.add(key);
          return Optional.of(new Step(trial, true));
        }
        pending.remove(trial);
        return Optional.of(new Step(trial, false));
      }
      wait();
    }
    return Optional.empty();
  }

  /** The step has ended, well or badly. */
  synchronized void ended(Step step) {
    if (step.generates()) {
      inProgress.remove(step.trial().resamplingKey());
      tried.add(step.trial().resamplingKey());
      notifyAll();
    }
  }

  /** Nothing more is to start. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
