package equipoise.gan.generator;

import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.engines.api.Engine;
import java.util.function.Supplier;

/** A generator with its options, before an engine is chosen: what the catalogue makes. */
public interface GeneratorRecipe {
  /**
   * @param engine called when training starts, so that no native library is loaded before
   * @param store asked before training, and given what was trained
   */
  GeneratorTrainer trainer(Supplier<Engine> engine, GeneratorStore store);

  /** A trainer that keeps nothing. */
  default GeneratorTrainer trainer(Supplier<Engine> engine) {
    return trainer(engine, GeneratorStore.NONE);
  }

  /**
   * A generator that was trained by this recipe.
   *
   * @throws IllegalArgumentException if the weights are not those of its networks, naming the first
   */
  Generator restored(Engine engine, KeptGenerator kept);
}
