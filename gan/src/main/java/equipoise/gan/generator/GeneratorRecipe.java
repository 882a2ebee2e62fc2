package equipoise.gan.generator;

import equipoise.core.learning.GeneratorTrainer;
import equipoise.engines.api.Engine;
import java.util.function.Supplier;

/** A generator with its options, before an engine is chosen: what the catalogue makes. */
public interface GeneratorRecipe {
  /**
   * @param engine called when training starts, so that no native library is loaded before
   */
  GeneratorTrainer trainer(Supplier<Engine> engine);
}
