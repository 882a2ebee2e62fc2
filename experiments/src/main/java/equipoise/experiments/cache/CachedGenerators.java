package equipoise.experiments.cache;

import equipoise.gan.generator.GeneratorFolder;
import equipoise.gan.generator.GeneratorStore;
import equipoise.gan.generator.KeptGenerator;
import equipoise.gan.generator.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Generators of a run, and of earlier ones: what the run lacks is taken from the cache, and what it
 * trains goes there too. A cache that cannot be read or written is a warning and nothing more.
 */
public final class CachedGenerators implements GeneratorStore {
  private final GeneratorStore own;
  private final Path cache;
  private final GeneratorFolder cached;
  private final Consumer<String> warnings;

  /**
   * @param own the run's {@code models/}
   * @param warnings is given one line for what went wrong
   */
  public CachedGenerators(Path own, CacheDirectory cache, Consumer<String> warnings) {
    this(new GeneratorFolder(own, warnings), cache, warnings);
  }

  /** The cache alone, for work that keeps no generators of its own; it is not resumed. */
  public CachedGenerators(CacheDirectory cache, Consumer<String> warnings) {
    this(GeneratorStore.NONE, cache, warnings);
  }

  private CachedGenerators(GeneratorStore own, CacheDirectory cache, Consumer<String> warnings) {
    this.own = own;
    this.cache = cache.root();
    this.cached = new GeneratorFolder(cache.root(), warnings);
    this.warnings = warnings;
  }

  @Override
  public Optional<KeptGenerator> generator(String id) {
    Optional<KeptGenerator> here = own.generator(id);
    if (here.isPresent()) {
      return here;
    }
    Optional<KeptGenerator> earlier = cached.generator(id);
    earlier.ifPresent(
        kept -> {
          touch(id);
          own.keep(() -> kept);
        });
    return earlier;
  }

  private void touch(String id) {
    try {
      Files.setLastModifiedTime(cache.resolve(id), FileTime.from(Instant.now()));
    } catch (IOException e) {
      warnings.accept(cache + ": cannot be written (" + e.getMessage() + ")");
    }
  }

  @Override
  public void keep(Supplier<KeptGenerator> generator) {
    KeptGenerator kept = generator.get();
    own.keep(() -> kept);
    try {
      cached.keep(() -> kept);
    } catch (UncheckedIOException e) {
      warnings.accept(
          e.getMessage() + " (" + e.getCause().getMessage() + "); the run goes on without a cache");
    }
  }

  @Override
  public Optional<TrainingState> state(String id) {
    return own.state(id);
  }

  @Override
  public void keepState(String id, Supplier<TrainingState> state) {
    own.keepState(id, state);
  }
}
