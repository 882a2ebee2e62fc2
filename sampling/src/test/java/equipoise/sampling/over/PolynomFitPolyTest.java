package equipoise.sampling.over;

import equipoise.core.learning.Sampler;
import equipoise.sampling.SamplerContract;
import equipoise.sampling.over.PolynomFitSmote.Options;
import equipoise.sampling.over.PolynomFitSmote.Topology;

class PolynomFitPolyTest extends SamplerContract {
  @Override
  protected Sampler sampler() {
    return new PolynomFitSmote(new Options(Topology.POLY, 2));
  }

  @Override
  protected boolean promises(ClassSize size) {
    return size.isFilled();
  }
}
