package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;

/**
 * DL4J's numerics on the processor; named {@code dl4j}. Loads no native library before it is used.
 */
public final class Dl4jEngine implements Engine {
  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Status status() {
    return Nd4jLibrary.status();
  }

  /**
   * @throws IllegalStateException with one line that names what is missing, if the native library
   *     does not run on this machine
   * @throws IllegalArgumentException if a layer cannot follow the one before it
   */
  @Override
  public Network create(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    spec.outputShapes();
    Nd4jLibrary.require();
    return new Dl4jNetwork(spec, optimizer, seed);
  }
}
