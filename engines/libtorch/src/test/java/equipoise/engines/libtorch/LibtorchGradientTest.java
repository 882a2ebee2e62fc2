package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.GradientContract;

class LibtorchGradientTest extends GradientContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
