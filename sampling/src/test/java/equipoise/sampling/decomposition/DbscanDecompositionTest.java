package equipoise.sampling.decomposition;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samplers;
import java.util.Map;

class DbscanDecompositionTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return Samplers.named("class-decomposition", Map.of("algorithm", "dbscan", "scope", "every"));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isUnchanged();
  }

  @Override
  protected boolean isRandom() {
    return false;
  }
}
