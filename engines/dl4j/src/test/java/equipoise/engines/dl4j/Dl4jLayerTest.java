package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.LayerContract;

class Dl4jLayerTest extends LayerContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
