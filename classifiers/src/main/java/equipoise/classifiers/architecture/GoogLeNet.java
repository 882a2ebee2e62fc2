package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.List;

/**
 * GoogLeNet, as torchvision has it: with batch norm, 3x3 kernels for the paper's 5x5, and without
 * the auxiliary heads.
 */
public final class GoogLeNet {
  /** {@code googlenet}: nine inception modules. */
  public static final Architecture GOOGLENET =
      new BuiltArchitecture(
          "googlenet",
          "GoogLeNet: nine inception modules, batch norm",
          "Szegedy et al., CVPR 2015, doi 10.1109/CVPR.2015.7298594",
          0.2,
          new BuiltArchitecture.Sides(32, 224),
          GoogLeNet::layers);

  private GoogLeNet() {}

  private static void layers(NetworkBuilder network) {
    network.normalizing(1e-3, 0.1);
    unit(network, "conv1", 64, Window.of(7).strided(2).padded(3));
    pool(network, 3);
    unit(network, "conv2", 64, Window.of(1));
    unit(network, "conv3", 192, Window.of(3).padded(1));
    pool(network, 3);
    module(network, "inception3a", 64, 96, 128, 16, 32, 32);
    module(network, "inception3b", 128, 128, 192, 32, 96, 64);
    pool(network, 3);
    module(network, "inception4a", 192, 96, 208, 16, 48, 64);
    module(network, "inception4b", 160, 112, 224, 24, 64, 64);
    module(network, "inception4c", 128, 128, 256, 24, 64, 64);
    module(network, "inception4d", 112, 144, 288, 32, 64, 64);
    module(network, "inception4e", 256, 160, 320, 32, 128, 128);
    pool(network, 2);
    module(network, "inception5a", 256, 160, 320, 32, 128, 128);
    module(network, "inception5b", 384, 192, 384, 48, 128, 128);
    network.averagedLogits("fc");
  }

  private static void pool(NetworkBuilder network, int size) {
    network.add(new Layer.MaxPooling(Window.of(size).strided(2), true));
  }

  private static NetworkBuilder unit(
      NetworkBuilder network, String name, int filters, Window window) {
    return network.plain(name + ".conv", filters, window).norm(name + ".bn").relu();
  }

  /**
   * @param filters of the 1x1, the 3x3 before and after, the second 3x3 before and after, and the
   *     pooled branch, in the columns' order of the paper's table 1
   */
  private static void module(NetworkBuilder network, String name, int... filters) {
    Window three = Window.of(3).padded(1);
    network.concat(
        List.of(
            one -> unit(one, name + ".branch1", filters[0], Window.of(1)),
            two -> {
              unit(two, name + ".branch2.0", filters[1], Window.of(1));
              unit(two, name + ".branch2.1", filters[2], three);
            },
            third -> {
              unit(third, name + ".branch3.0", filters[3], Window.of(1));
              unit(third, name + ".branch3.1", filters[4], three);
            },
            pooled -> {
              pooled.maximum(three);
              unit(pooled, name + ".branch4.1", filters[5], Window.of(1));
            }));
  }
}
