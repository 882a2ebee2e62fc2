package equipoise.experiments.run;

import equipoise.experiments.cache.CacheDirectory;
import equipoise.experiments.engine.EngineRequest;
import java.util.Optional;

/**
 * How a study is run; only the engine can change its results.
 *
 * @param workers trials at a time, at least 1
 * @param shard which part of the trials this process runs
 * @param retryFailed whether trials that failed before are run again
 * @param force whether the run of another study in the run directory may be replaced
 * @param engine what its networks are trained with
 * @param saveModels whether the classifiers that networks are trained for are kept in {@code
 *     models/}
 * @param cache where trained generators are looked for and kept beside the run directory; empty for
 *     the run directory alone
 * @param isolation where trials run, and for how long at most
 * @param cluster that runs them; empty for this machine
 */
public record RunOptions(
    int workers,
    Shard shard,
    boolean retryFailed,
    boolean force,
    EngineRequest engine,
    boolean saveModels,
    Optional<CacheDirectory> cache,
    Isolation isolation,
    Optional<ClusterRequest> cluster) {
  /** In this process, without a cache; no models are kept. */
  public RunOptions(
      int workers, Shard shard, boolean retryFailed, boolean force, EngineRequest engine) {
    this(workers, shard, retryFailed, force, engine, false, Optional.empty());
  }

  /** In this process, without a time limit. */
  public RunOptions(
      int workers,
      Shard shard,
      boolean retryFailed,
      boolean force,
      EngineRequest engine,
      boolean saveModels,
      Optional<CacheDirectory> cache) {
    this(
        workers,
        shard,
        retryFailed,
        force,
        engine,
        saveModels,
        cache,
        Isolation.NONE,
        Optional.empty());
  }

  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, but is " + workers);
    }
  }

  /** The same, isolated otherwise. */
  public RunOptions with(Isolation other) {
    return new RunOptions(
        workers, shard, retryFailed, force, engine, saveModels, cache, other, cluster);
  }

  /** The same, run by a cluster. */
  public RunOptions on(ClusterRequest request) {
    return new RunOptions(
        workers,
        shard,
        retryFailed,
        force,
        engine,
        saveModels,
        cache,
        isolation,
        Optional.of(request));
  }

  /** One of {@code count} parts of a study, numbered from 1. */
  public record Shard(int index, int count) {
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
      if (count < 1 || index < 1 || index > count) {
        throw new IllegalArgumentException(
            "a shard is I/N with I from 1 to N, such as 2/4, but is " + index + "/" + count);
      }
    }

    /**
     * @throws IllegalArgumentException if the text is not I/N
     */
    public static Shard parse(String text) {
      String[] parts = text.split("/", -1);
      try {
        if (parts.length == 2) {
          return new Shard(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("a shard is I/N, such as 2/4, but is '" + text + "'", e);
      }
      throw new IllegalArgumentException("a shard is I/N, such as 2/4, but is '" + text + "'");
    }

    /** Whether what is dealt at a place, from 0, belongs to this part. */
    boolean holds(int place) {
      return place % count == index - 1;
    }
  }
}
