package equipoise.sampling.combined;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samplers;
import java.util.Map;

class SmoteTomekTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return Samplers.named("smote-tomek", Map.of());
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.after() <= size.largest();
  }
}
