package equipoise.engines.libtorch;

import equipoise.engines.api.Precision;
import java.util.function.Supplier;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a network's tensors lie, and in what numbers it computes.
 *
 * @param device as LibTorch names it: {@code cpu}, {@code cuda:0}
 */
record DeviceContext(String device, Precision precision) {
  static final DeviceContext CPU = new DeviceContext("cpu", Precision.FLOAT32);

  /**
   * @throws IllegalArgumentException in one line, for a device of another form or a precision that
   *     there is not on it
   */
  static DeviceContext of(String device, Precision precision) {
    if (!device.matches("cpu|cuda(:\\d{1,3})?")) {
      throw new IllegalArgumentException(
          "engine libtorch computes on cpu, cuda or cuda:N, but not on " + device);
    }
    if (device.equals("cpu") && precision == Precision.TF32) {
      throw new IllegalArgumentException(
          "engine libtorch computes in tf32 on cuda only, not on cpu");
    }
    return new DeviceContext(device.equals("cuda") ? "cuda:0" : device, precision);
  }

  boolean onProcessor() {
    return device.equals("cpu");
  }

  /** Options of single-precision tensors on the device; within a scope. */
  TensorOptions floats() {
    return of(torch.ScalarType.Float);
  }

  /** Options of floats on the host in pinned memory, which a GPU reads directly; within a scope. */
  static TensorOptions locked() {
    return new TensorOptions(torch.ScalarType.Float).pinned_memory(new BoolOptional(true));
  }

  /** Options of labels on the device; within a scope. */
  TensorOptions labels() {
    return of(torch.ScalarType.Long);
  }

  /**
   * Images with their channels innermost, where that is faster: on the processor (VGG's step takes
   * a fifth less) and on tensor cores. Any other tensor is returned as it is.
   */
  Tensor ordered(Tensor images) {
    return images.dim() == 4 && (onProcessor() || precision != Precision.FLOAT32)
        ? images.contiguous(torch.MemoryFormat.ChannelsLast)
        : images;
  }

  /** Call before work on the device; tensor cores are switched for the whole process. */
  void prepare() {
    if (!onProcessor()) {
      Context context = torch.globalContext();
      context.setAllowTF32CuBLAS(precision == Precision.TF32);
      context.setAllowTF32CuDNN(precision == Precision.TF32);
    }
  }

  /**
   * Work in this precision; in bfloat16 products by autocast.
   *
   * @return in single precision
   */
  Tensor compute(Supplier<Tensor> work) {
    prepare();
    if (precision != Precision.BF16) {
      return work.get();
    }
    try {
      return autocast(true, work).to(torch.ScalarType.Float);
    } finally {
      torch.clear_cache();
    }
  }

  /** Work in single precision within {@link #compute}. */
  Tensor exactly(Supplier<Tensor> work) {
    return precision == Precision.BF16 ? autocast(false, work) : work.get();
  }

  /** Autocast is a state of the thread. */
  private Tensor autocast(boolean on, Supplier<Tensor> work) {
    torch.DeviceType type = onProcessor() ? torch.DeviceType.CPU : torch.DeviceType.CUDA;
    boolean before = torch.is_autocast_enabled(type);
    torch.set_autocast_dtype(type, torch.ScalarType.BFloat16);
    torch.set_autocast_enabled(type, on);
    try {
      return work.get();
    } finally {
      torch.set_autocast_enabled(type, before);
    }
  }

  private TensorOptions of(torch.ScalarType type) {
    return new TensorOptions(type).device(new DeviceOptional(new Device(device)));
  }
}
