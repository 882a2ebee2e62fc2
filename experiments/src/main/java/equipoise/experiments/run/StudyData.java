package equipoise.experiments.run;

import equipoise.core.Seed;
import equipoise.core.data.DataException;
import equipoise.core.data.Dataset;
import equipoise.experiments.study.DataSpec;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data sets of a study, read when they are needed and divided once a repeat. Memory is given
 * back when it gets scarce; reading again gives the same.
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
   */
  record Parts(Dataset train, Dataset test, List<String> notes) {
    String fingerprint() {
      String whole = train.fingerprint() + (test == null ? "" : test.fingerprint());
      return CanonicalJson.hash(whole);
    }
  }

  private final Source source;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, SoftReference<Parts>> parts = new ConcurrentHashMap<>();
  private final Map<String, SoftReference<Prepared>> prepared = new ConcurrentHashMap<>();

  StudyData(Source source) {
    this.source = source;
  }

  Parts read(DataSpec spec) {
    synchronized (locks.computeIfAbsent(spec.name(), n -> new Object())) {
      SoftReference<Parts> held = parts.get(spec.name());
      Parts read = held == null ? null : held.get();
      if (read == null) {
        read = source.read(spec);
        parts.put(spec.name(), new SoftReference<>(read));
      }
      return read;
    }
  }

  /** What a repeat trains, validates and tests on; the same for all its trials. */
  Prepared prepared(DataSpec spec, int repeat, Seed seed) {
    String key = repeat + " " + spec.name();
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      SoftReference<Prepared> held = prepared.get(key);
      Prepared found = held == null ? null : held.get();
      if (found == null) {
        found = prepare(spec, seed);
        prepared.put(key, new SoftReference<>(found));
      }
      return found;
    }
  }

  private Prepared prepare(DataSpec spec, Seed seed) {
    Parts parts = read(spec);
    try {
      return TrialRunner.prepare(spec, parts, seed);
    } catch (DataException e) {
      throw new DataException(
          spec.place() + ": data set '" + spec.name() + "': " + e.getMessage(), e);
    }
  }
}
