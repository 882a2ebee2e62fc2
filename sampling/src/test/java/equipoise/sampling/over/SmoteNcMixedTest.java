package equipoise.sampling.over;

import equipoise.core.data.Dataset;
import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.Samples;

class SmoteNcMixedTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new SmoteNc(SmoteNc.Options.DEFAULTS);
  }

  @Override
  protected Dataset suited(Dataset data) {
    return Samples.nominalFrom(Math.max(1, data.dimension() / 2), data);
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isFilled();
  }
}
