package equipoise.engines.libtorch;

import equipoise.engines.api.Engine;
import equipoise.engines.api.Precision;

/**
 * Where the contract is tested: on the processor, or as the property {@code equipoise.device} says.
 */
final class AskedDevice {
  private AskedDevice() {}

  static Engine engine() {
    return engine(Precision.FLOAT32);
  }

  static Engine engine(Precision precision) {
    return new LibtorchEngine().on(System.getProperty("equipoise.device", "cpu"), precision);
  }
}
