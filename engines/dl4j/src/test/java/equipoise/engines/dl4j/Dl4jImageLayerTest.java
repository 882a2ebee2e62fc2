package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.ImageLayerContract;

class Dl4jImageLayerTest extends ImageLayerContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
