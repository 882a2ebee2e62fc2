package equipoise.engines.libtorch;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Moves values between Java's arrays and LibTorch's tensors. Native objects join the scope. */
final class Floats {
  private Floats() {}

  /** A new tensor, of undefined values. */
  static Tensor empty(TensorOptions options, long... shape) {
    return torch.empty(shape, options, new MemoryFormatOptional());
  }

  /** A copy of the values on the device; the transfer to a GPU is asynchronous. */
  static Tensor of(float[] values, DeviceContext context, long... shape) {
    if (context.onProcessor()) {
      return filled(empty(context.floats(), shape), values);
    }
    return at(filled(empty(DeviceContext.locked(), shape), values), context);
  }

  /** A copy of labels on the device. */
  static Tensor labels(int[] labels, DeviceContext context) {
    Tensor host = torch.tensor(Arrays.stream(labels).asLongStream().toArray());
    return host.to(context.labels(), false, false, new MemoryFormatOptional());
  }

  private static Tensor filled(Tensor host, float[] values) {
    if (values.length > 0) {
      host.data_ptr_float().put(values);
    }
    return host;
  }

  /** The tensor on the device; itself if it is there already. */
  static Tensor at(Tensor tensor, DeviceContext context) {
    return context.onProcessor() && tensor.is_cpu()
        ? tensor
        : tensor.to(context.floats(), true, false, new MemoryFormatOptional());
  }

  /** Writes as many values as there are into a contiguous vector. */
  static void write(float[] values, Tensor target) {
    if (target.is_cpu()) {
      filled(target, values);
    } else {
      target.copy_(of(values, DeviceContext.CPU, values.length));
    }
  }

  static float[] read(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      tensor.cpu().contiguous().data_ptr_float().get(values);
    }
    return values;
  }

  static int[] shape(Tensor tensor) {
    int[] shape = new int[Math.toIntExact(tensor.dim())];
    Arrays.setAll(shape, axis -> Math.toIntExact(tensor.size(axis)));
    return shape;
  }

  static long[] longs(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }
}
