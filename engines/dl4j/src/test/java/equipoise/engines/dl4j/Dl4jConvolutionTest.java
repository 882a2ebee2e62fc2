package equipoise.engines.dl4j;

import equipoise.engines.api.ConvolutionContract;
import equipoise.engines.api.Engine;

class Dl4jConvolutionTest extends ConvolutionContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
