package equipoise.engines.libtorch;

import equipoise.engines.api.ConvolutionContract;
import equipoise.engines.api.Engine;

class LibtorchConvolutionTest extends ConvolutionContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
