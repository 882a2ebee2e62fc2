package equipoise.sampling;

import equipoise.core.learning.Sampler;

class NoSamplingTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new NoSampling();
  }

  @Override
  protected Effect effect() {
    return Effect.NONE;
  }

  @Override
  protected boolean isRandom() {
    return false;
  }
}
