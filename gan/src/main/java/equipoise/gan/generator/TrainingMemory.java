package equipoise.gan.generator;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where one training keeps its state.
 *
 * @param id of the generator that is trained
 */
record TrainingMemory(GeneratorStore store, String id) {
  Optional<TrainingState> state() {
    return store.state(id);
  }

  void keep(Supplier<TrainingState> state) {
    store.keepState(id, state);
  }
}
