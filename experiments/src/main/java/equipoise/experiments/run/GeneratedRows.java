package equipoise.experiments.run;

import equipoise.core.data.TrainingSet;
import equipoise.core.learning.GenerationException;
import equipoise.core.learning.Progress;
import equipoise.core.learning.Resampled;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What generators made: trained once for a data set, method and repeat, shared by the classifiers,
 * and kept for a run that is resumed.
 */
final class GeneratedRows {
  /** Where training sets with generated rows are kept. */
  interface Store {
    boolean holds(String key);

    /** What is kept under the key for this training set; empty if there is nothing intact. */
    Optional<Resampled> find(String key, TrainingSet train);

    /**
     * @param made the rows of {@code train}, then those that were made
     */
    void keep(String key, TrainingSet train, Resampled made);
  }

  private final Store store;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, Double> seconds = new ConcurrentHashMap<>();

  GeneratedRows(Store store) {
    this.store = store;
  }

  /** Whether {@link #of} will answer at once. */
  boolean holds(String key) {
    return failures.containsKey(key) || store.holds(key);
  }

  /** Why the rows could not be made, if that was tried in vain. */
  Optional<String> failure(String key) {
    return Optional.ofNullable(failures.get(key));
  }

  /** The rows cannot be made: whoever asks for them gets this reason. */
  void failed(String key, String reason) {
    failures.put(key, reason);
  }

  /** How long another process took to make the rows. */
  void took(String key, double time) {
    seconds.put(key, time);
  }

  /** How long the generation took, if it is known. */
  OptionalDouble seconds(String key) {
    Double took = seconds.get(key);
    return took == null ? OptionalDouble.empty() : OptionalDouble.of(took);
  }

  /**
   * The training set with what was generated for it, now or earlier; who asks for the same key
   * meanwhile waits. What is damaged is made again.
   *
   * @throws GenerationException if the generator could not be trained, also for those who ask later
   */
  Resampled of(String key, TrainingSet train, Supplier<Resampled> generation) {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      String failure = failures.get(key);
      if (failure != null) {
        throw new GenerationException(failure);
      }
      return store
          .find(key, train)
          .orElseGet(
              () -> {
                Resampled made = made(key, generation);
                store.keep(key, train, made);
                return made;
              });
    }
  }

  private Resampled made(String key, Supplier<Resampled> generation) {
    long start = System.nanoTime();
    try {
      Resampled made = generation.get();
      seconds.put(key, Math.round((System.nanoTime() - start) / 1e6) / 1e3);
      return made;
    } catch (Progress.Cancelled | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) { // whoever asks later must not train it again in vain
      failures.put(key, FailureLine.of(e));
      throw e;
    }
  }
}
