package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.NetworkContract;

class Dl4jNetworkTest extends NetworkContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
