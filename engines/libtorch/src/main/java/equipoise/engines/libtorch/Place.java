package equipoise.engines.libtorch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Where a network's tensors lie. */
enum Place {
  CPU("cpu"),
  CUDA("cuda:0");

  private final String device;

  Place(String device) {
    this.device = device;
  }

  /** Of tensors there in single precision; within a scope. */
  TensorOptions floats() {
    return new TensorOptions(torch.ScalarType.Float).device(new DeviceOptional(new Device(device)));
  }
}
