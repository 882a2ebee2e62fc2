package equipoise.experiments.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands out trials to workers, in order; one whose generator is being trained by another worker is
 * passed over until that is done.
 */
final class Schedule {
  private final List<Trial> pending;
  private final Predicate<Trial> generates;
  private final Set<String> inTheMaking = new HashSet<>();
  private boolean stopped;

  /**
   * @param generates whether a trial has to train a generator if it starts now
   */
  Schedule(List<Trial> trials, Predicate<Trial> generates) {
    this.pending = new ArrayList<>(trials);
    this.generates = generates;
  }

  /** The next trial, waiting for one if need be; empty if there is nothing left to start. */
  synchronized Optional<Trial> next() throws InterruptedException {
    while (!stopped && !pending.isEmpty()) {
      for (Trial trial : pending) {
        if (!inTheMaking.contains(trial.resamplingKey())) {
          pending.remove(trial);
          if (generates.test(trial)) {
            inTheMaking.add(trial.resamplingKey());
          }
          return Optional.of(trial);
        }
      }
      wait();
    }
    return Optional.empty();
  }

  /** The trial's training set is there, or could not be made. */
  synchronized void resampled(Trial trial) {
    if (inTheMaking.remove(trial.resamplingKey())) {
      notifyAll();
    }
  }

  /** Nothing more is to start. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
