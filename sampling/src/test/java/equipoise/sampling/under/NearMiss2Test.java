package equipoise.sampling.under;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;

class NearMiss2Test extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new NearMiss(NearMiss.Options.of(2));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.after() == size.smallest();
  }

  @Override
  protected boolean isRandom() {
    return false;
  }
}
