package equipoise.sampling.under;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samplers;
import java.util.Map;

class ClusterCentroidsHardTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return Samplers.named("cluster-centroids", Map.of("voting", "hard"));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isReduced();
  }
}
