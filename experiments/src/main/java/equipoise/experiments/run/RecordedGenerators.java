package equipoise.experiments.run;

import equipoise.core.learning.TrainingPoint;
import equipoise.gan.generator.GeneratorStore;
import equipoise.gan.generator.KeptGenerator;
import equipoise.gan.generator.TrainingState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands the history of each generator on that is trained or found.
 *
 * @param store that keeps them
 */
record RecordedGenerators(GeneratorStore store, Consumer<List<TrainingPoint>> histories)
    implements GeneratorStore {
  @Override
  public Optional<KeptGenerator> generator(String id) {
    Optional<KeptGenerator> found = store.generator(id);
    found.ifPresent(kept -> histories.accept(kept.history()));
    return found;
  }

  @Override
  public void keep(Supplier<KeptGenerator> generator) {
    KeptGenerator kept = generator.get();
    histories.accept(kept.history());
    store.keep(() -> kept);
  }

  @Override
  public Optional<TrainingState> state(String id) {
    return store.state(id);
  }

  @Override
  public void keepState(String id, Supplier<TrainingState> state) {
    store.keepState(id, state);
  }
}
