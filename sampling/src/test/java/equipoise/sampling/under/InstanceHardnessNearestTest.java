package equipoise.sampling.under;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samplers;
import java.util.Map;

class InstanceHardnessNearestTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return Samplers.named("instance-hardness", Map.of("learner", "nearest", "folds", 3));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isReduced();
  }
}
