package equipoise.engines.dl4j;

import equipoise.engines.api.Engine;
import equipoise.engines.api.GradientContract;

class Dl4jGradientTest extends GradientContract {
  @Override
  protected Engine engine() {
    return new Dl4jEngine();
  }
}
