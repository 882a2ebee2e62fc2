package equipoise.sampling.decomposition;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samplers;
import java.util.Map;

class MixtureDecompositionTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return Samplers.named(
        "class-decomposition", Map.of("algorithm", "gaussian-mixture", "scope", "every"));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isUnchanged();
  }
}
