package equipoise.gan.generator;

import java.util.Optional;
import java.util.function.Supplier;

/** Where trainings keep how far they came, and trained generators. */
public interface GeneratorStore {
  /** Keeps nothing. */
  GeneratorStore NONE =
      new GeneratorStore() {
        @Override
        public Optional<TrainingState> state(String id) {
          return Optional.empty();
        }

        @Override
        public void keepState(String id, Supplier<TrainingState> state) {}

        @Override
        public Optional<KeptGenerator> generator(String id) {
          return Optional.empty();
        }

        @Override
        public void keep(Supplier<KeptGenerator> generator) {}
      };

  /** The last state that was kept of an unfinished training; empty if there is none intact. */
  Optional<TrainingState> state(String id);

  /** Replaces the state kept of that training. */
  void keepState(String id, Supplier<TrainingState> state);

  /** The trained generator; empty if there is none intact. */
  Optional<KeptGenerator> generator(String id);

  /** Keeps a trained generator under its id, and forgets the training's state. */
  void keep(Supplier<KeptGenerator> generator);
}
