package equipoise.sampling;

import equipoise.core.learning.Sampler;

class NoSamplingTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new NoSampling();
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isUnchanged();
  }

  @Override
  protected boolean isRandom() {
    return false;
  }

  @Override
  protected boolean isInstant() {
    return true;
  }
}
