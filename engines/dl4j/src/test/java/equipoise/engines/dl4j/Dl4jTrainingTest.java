package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.TrainingContract;

class Dl4jTrainingTest extends TrainingContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
