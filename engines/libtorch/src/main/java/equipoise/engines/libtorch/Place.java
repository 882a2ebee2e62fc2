package equipoise.engines.libtorch;

import equipoise.engines.api.Precision;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a network's tensors lie, and in what numbers it computes.
 *
 * @param device as LibTorch names it: {@code cpu}, {@code cuda:0}
 */
record Place(String device, Precision precision) {
  static final Place CPU = new Place("cpu", Precision.FLOAT32);

  /**
   * @throws IllegalArgumentException in one line, for a device of another form or a precision that
   *     there is not on it
   */
  static Place of(String device, Precision precision) {
    if (!device.matches("cpu|cuda(:\\d{1,3})?")) {
      throw new IllegalArgumentException(
          "engine libtorch computes on cpu, cuda or cuda:N, but not on " + device);
    }
    if (device.equals("cpu") && precision == Precision.TF32) {
      throw new IllegalArgumentException(
          "engine libtorch computes in tf32 on cuda only, not on cpu");
    }
    return new Place(device.equals("cuda") ? "cuda:0" : device, precision);
  }

  boolean onProcessor() {
    return device.equals("cpu");
  }

  /** Of tensors there in single precision; within a scope. */
  TensorOptions floats() {
    return of(torch.ScalarType.Float);
  }

  /** Of labels there; within a scope. */
  TensorOptions labels() {
    return of(torch.ScalarType.Long);
  }

  private TensorOptions of(torch.ScalarType type) {
    return new TensorOptions(type).device(new DeviceOptional(new Device(device)));
  }
}
