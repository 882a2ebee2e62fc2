package equipoise.sampling.under;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.under.RepeatedEditing.Kind;

class AllKnnTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new RepeatedEditing(RepeatedEditing.Options.of(Kind.ALL_KNN));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isCleaned() && size.after() > 0;
  }

  @Override
  protected boolean isRandom() {
    return false;
  }
}
