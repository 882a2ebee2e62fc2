package equipoise.experiments.generate;

import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.learning.Generator;
import java.util.Map;

/**
 * Draws from a trained generator.
 *
 * @param generator closed with this
 * @param seed of its noise
 */
public record GeneratorMaker(Generator generator, Seed seed) implements ImageMaker {
  @Override
  public Map<Integer, String> refused() {
    return generator.refused();
  }

  @Override
  public Dataset make(int label, int count) {
    return generator.generate(label, count, seed);
  }

  @Override
  public boolean continues() {
    return true;
  }

  @Override
  public void close() {
    generator.close();
  }
}
