package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.LayerContract;

class LibtorchLayerTest extends LayerContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
