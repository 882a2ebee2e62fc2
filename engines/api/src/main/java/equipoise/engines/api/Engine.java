package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.List;

/** Trains networks; found by {@link java.util.ServiceLoader}. */
public interface Engine {
  /** As on the command line: {@code dl4j}, {@code libtorch}. */
  String name();

  /** Name, device and precision: what another engine would compute other bits with. */
  default String identity() {
    return name() + " cpu " + Precision.FLOAT32.label();
  }

  /** What is available and what is not; loads native libraries. */
  Status status();

  /**
   * This engine on a device and in a precision; {@code cpu} and float32 by default.
   *
   * @param device such as {@code cpu}, {@code cuda}, {@code cuda:1}
   * @throws IllegalArgumentException in one line, if it cannot compute there or so
   */
  default Engine on(String device, Precision precision) {
    if (!device.equals("cpu") || precision != Precision.FLOAT32) {
      throw new IllegalArgumentException(
          "engine "
              + name()
              + " computes on cpu in float32 only, not on "
              + device
              + " in "
              + precision.label());
    }
    return this;
  }

  /**
   * A network with fresh weights drawn from the seed (the same ones on every engine) and its
   * dropout masks and optimiser state of its own.
   */
  Network create(NetworkSpec spec, Optimizer optimizer, Seed seed);

  /**
   * @param accelerated whether the vendor's kernels (oneDNN, cuDNN) are really in use
   * @param devices such as {@code cpu}, {@code cuda:0 NVIDIA H200}
   * @param reason why it is not available or not accelerated, and the remedy; empty if all is well
   */
  record Status(
      String version, boolean available, boolean accelerated, List<String> devices, String reason) {
    public Status {
      devices = List.copyOf(devices);
    }
  }
}
