package equipoise.gan.generator;

import equipoise.core.learning.GeneratorTrainer;
import equipoise.engines.api.Engine;
import java.util.function.Supplier;

/** A generator with its options, before an engine is chosen: what the catalogue makes. */
public interface GeneratorRecipe {
  /**
   * @param engine asked only when training starts
   */
  GeneratorTrainer trainer(Supplier<Engine> engine);
}
