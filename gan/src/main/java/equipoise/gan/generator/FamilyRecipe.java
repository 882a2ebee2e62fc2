package equipoise.gan.generator;

import equipoise.core.learning.Generator;
import equipoise.core.learning.GeneratorTrainer;
import equipoise.engines.api.Engine;
import java.util.function.Supplier;

/** Trains networks of a family. */
public record FamilyRecipe(GenerativeFamily family) implements GeneratorRecipe {
  @Override
  public GeneratorTrainer trainer(Supplier<Engine> engine, GeneratorStore store) {
    return new GenerativeTrainer(engine, family, store);
  }

  @Override
  public Generator restored(Engine engine, KeptGenerator kept) {
    return TrainedGenerator.of(engine, family, kept);
  }
}
