package equipoise.sampling.under;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;

class NearMiss3Test extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new NearMiss(NearMiss.Options.of(3));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.after() <= size.smallest();
  }

  @Override
  protected boolean isRandom() {
    return false;
  }
}
