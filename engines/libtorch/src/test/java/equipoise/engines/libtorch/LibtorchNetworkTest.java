package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.NetworkContract;

class LibtorchNetworkTest extends NetworkContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
