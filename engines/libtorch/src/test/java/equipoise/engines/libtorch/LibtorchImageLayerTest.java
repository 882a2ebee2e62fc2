package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.ImageLayerContract;

class LibtorchImageLayerTest extends ImageLayerContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
