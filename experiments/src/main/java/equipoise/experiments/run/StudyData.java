package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.experiments.study.DataSpec;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The data sets of a study, read when they are needed and divided once a repeat. Memory is given
 * back when it gets scarce; what is read again must be the same.
 */
final class StudyData {
  /** Where images come from. */
  interface Source {
    /**
     * @throws DataException if the data cannot be used
     */
    Parts read(DataSpec spec);
  }

  /**
   * A data set as it was read.
   *
   * @param test the format's own test part, null if it has none
   * @param files of the training part's images; empty where they have none
   * @param testFiles of the test part's images
   */
  record Parts(
      Dataset train, Dataset test, List<String> files, List<String> testFiles, List<String> notes) {
    /** Parts without files and notes. */
    static Parts of(Dataset train, Dataset test) {
      return new Parts(train, test, List.of(), List.of(), List.of());
    }

    /** All images as one part, of which folds are drawn. */
    Parts merged() {
      if (test == null) {
        return this;
      }
      return new Parts(
          train.concat(test),
          null,
          concat(files, testFiles),
          List.of(),
          concat(
              notes,
              List.of(
                  "The folds are drawn from all images, those of the given test part included.")));
    }

    private static List<String> concat(List<String> some, List<String> more) {
      return Stream.concat(some.stream(), more.stream()).toList();
    }

    String fingerprint() {
      String whole = train.fingerprint() + (test == null ? "" : test.fingerprint());
      return CanonicalJson.hash(whole);
    }
  }

  private final Source source;
  private final int folds;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, SoftReference<Parts>> parts = new ConcurrentHashMap<>();
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();
  private final Map<String, SoftReference<Separation>> separated = new ConcurrentHashMap<>();
  private final Map<String, SoftReference<TrialData>> divided = new ConcurrentHashMap<>();

  /**
   * @param folds of cross-validation; 0 for a test set
   */
  StudyData(Source source, int folds) {
    this.source = source;
    this.folds = folds;
  }

  /**
   * @throws ChangedData if it was read before and is not the same any more
   * @throws DataException if the data cannot be used
   */
  Parts read(DataSpec spec) {
    synchronized (locks.computeIfAbsent(spec.name(), n -> new Object())) {
      SoftReference<Parts> held = parts.get(spec.name());
      Parts read = held == null ? null : held.get();
      if (read == null) {
        read = fingerprints.containsKey(spec.name()) ? again(spec) : first(spec);
        parts.put(spec.name(), new SoftReference<>(read));
      }
      return read;
    }
  }

  /**
   * Gives back the memory, as the collector may at any time; the data are read when next needed.
   */
  void forget() {
    parts.clear();
    separated.clear();
    divided.clear();
  }

  /**
   * What the data must be when they are read: a process of its own is told by the one that made the
   * trials' keys.
   *
   * @param known fingerprints by name
   */
  void expect(Map<String, String> known) {
    fingerprints.putAll(known);
  }

  private Parts first(DataSpec spec) {
    Parts read = source.read(spec);
    fingerprints.put(spec.name(), read.fingerprint());
    return read;
  }

  /** What stands under a trial's key must be what the key was made from. */
  private Parts again(DataSpec spec) {
    Parts read;
    try {
      read = source.read(spec);
    } catch (DataException e) {
      throw new ChangedData(
          "%s: data set '%s' cannot be read any more: %s"
              .formatted(spec.place(), spec.name(), e.getMessage()),
          e);
    }
    if (!read.fingerprint().equals(fingerprints.get(spec.name()))) {
      throw new ChangedData(
          "%s: data set '%s' in %s has changed while the study ran; what was finished is kept; restore the data, or rerun the command to start anew with the changed data"
              .formatted(spec.place(), spec.name(), spec.path()),
          null);
    }
    return read;
  }

  /**
   * What a repeat, or a fold of it, trains, validates and tests on; the same for all its trials.
   */
  TrialData of(Trial trial) {
    return of(
        trial.data(), trial.group(), split -> split.of(trial.division(), folds, trial.fold()));
  }

  TrialData of(DataSpec spec, int repeat, Seed seed) {
    return of(spec, repeat + " " + spec.name(), split -> split.of(seed));
  }

  private TrialData of(DataSpec spec, String key, Function<Division, TrialData> divided) {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      SoftReference<TrialData> held = this.divided.get(key);
      TrialData found = held == null ? null : held.get();
      if (found == null) {
        Separation whole = separation(spec);
        found = located(spec, () -> divided.apply(new Division(spec, whole)));
        this.divided.put(key, new SoftReference<>(found));
      }
      return found;
    }
  }

  /**
   * The data set with copies and groups found, once for all repeats.
   *
   * @throws DataException if copies or groups are where the study does not allow them
   */
  Separation separation(DataSpec spec) {
    synchronized (locks.computeIfAbsent("apart " + spec.name(), n -> new Object())) {
      SoftReference<Separation> held = separated.get(spec.name());
      Separation found = held == null ? null : held.get();
      if (found == null) {
        Parts whole = folds > 0 ? read(spec).merged() : read(spec);
        found = located(spec, () -> Separation.of(spec, whole));
        separated.put(spec.name(), new SoftReference<>(found));
      }
      return found;
    }
  }

  private static <T> T located(DataSpec spec, Supplier<T> work) {
    try {
      return work.get();
    } catch (DataException e) {
      throw new DataException(
          spec.place() + ": data set '" + spec.name() + "': " + e.getMessage(), e);
    }
  }
}
