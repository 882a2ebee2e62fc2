package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.TrainingContract;

class LibtorchTrainingTest extends TrainingContract {
  @Override
  protected Engine engine() {
    return AskedDevice.engine();
  }
}
