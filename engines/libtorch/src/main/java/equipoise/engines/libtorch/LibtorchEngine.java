package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Precision;

/** PyTorch's numerics; named {@code libtorch}. Loads no native library before it is used. */
public final class LibtorchEngine implements Engine {
  private final DeviceContext context;

  /** On the processor, in float32. */
  public LibtorchEngine() {
    this(DeviceContext.CPU);
  }

  private LibtorchEngine(DeviceContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String identity() {
    return name() + " " + context.device() + " " + context.precision().label();
  }

  @Override
  public Status status() {
    return LibtorchLibrary.status();
  }

  @Override
  public Engine on(String device, Precision precision) {
    return new LibtorchEngine(DeviceContext.of(device, precision));
  }

  /**
   * @throws IllegalStateException with one line that names what is missing, if the native library
   *     does not run on this machine, or the device is out of memory
   * @throws IllegalArgumentException if a layer cannot follow the one before it
   */
  @Override
  public Network create(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    spec.nodes();
    LibtorchLibrary.require(context);
    NativeOwner owner = new NativeOwner();
    try {
      return Scope.with(() -> new LibtorchNetwork(spec, optimizer, seed, context, owner));
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }
}
