package equipoise.engines.api;

import equipoise.core.Seed;
import java.util.List;

/** Trains networks; found by {@link java.util.ServiceLoader}. */
public interface Engine {
  /** As on the command line: {@code dl4j}, {@code libtorch}. */
  String name();

  /** What is there and what is not; loads native libraries. */
  Status status();

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
