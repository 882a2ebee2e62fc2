package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;
import java.util.List;

/**
 * SqueezeNet, as torchvision has it: pooling rounds up, and the head is a convolution whose maps
 * are averaged.
 */
public final class SqueezeNet {
  private static final String SOURCE =
      "Iandola, Han, Moskewicz, Ashraf, Dally and Keutzer, 2016, arXiv 1602.07360";
  private static final BuiltArchitecture.Sides SIDES = new BuiltArchitecture.Sides(32, 224);
  private static final Window POOLING = Window.of(3).strided(2);

  /** {@code squeezenet1-0}: the network of the paper. */
  public static final Architecture SQUEEZENET1_0 =
      new BuiltArchitecture(
          "squeezenet1-0",
          "SqueezeNet 1.0: fire modules instead of dense layers",
          SOURCE,
          0.5,
          SIDES,
          SqueezeNet::first);

  /** {@code squeezenet1-1}: 2.4 times fewer products, from the authors' repository. */
  public static final Architecture SQUEEZENET1_1 =
      new BuiltArchitecture(
          "squeezenet1-1",
          "SqueezeNet 1.1: as 1.0 with 2.4 times fewer products",
          SOURCE,
          0.5,
          SIDES,
          SqueezeNet::second);

  private SqueezeNet() {}

  private static void first(NetworkBuilder network) {
    network.convolution("features.0", 96, Window.of(7).strided(2)).relu();
    pool(network);
    fire(network, 3, 16, 64);
    fire(network, 4, 16, 64);
    fire(network, 5, 32, 128);
    pool(network);
    fire(network, 7, 32, 128);
    fire(network, 8, 48, 192);
    fire(network, 9, 48, 192);
    fire(network, 10, 64, 256);
    pool(network);
    fire(network, 12, 64, 256);
    head(network);
  }

  private static void second(NetworkBuilder network) {
    network.convolution("features.0", 64, Window.of(3).strided(2)).relu();
    pool(network);
    fire(network, 3, 16, 64);
    fire(network, 4, 16, 64);
    pool(network);
    fire(network, 6, 32, 128);
    fire(network, 7, 32, 128);
    pool(network);
    fire(network, 9, 48, 192);
    fire(network, 10, 48, 192);
    fire(network, 11, 64, 256);
    fire(network, 12, 64, 256);
    head(network);
  }

  private static void pool(NetworkBuilder network) {
    network.add(new Layer.MaxPooling(POOLING, true));
  }

  private static void fire(NetworkBuilder network, int at, int squeezed, int expanded) {
    String name = "features." + at;
    network.convolution(name + ".squeeze", squeezed, Window.of(1)).relu();
    network.concat(
        List.of(
            one -> one.convolution(name + ".expand1x1", expanded, Window.of(1)).relu(),
            three ->
                three.convolution(name + ".expand3x3", expanded, Window.of(3).padded(1)).relu()));
  }

  private static void head(NetworkBuilder network) {
    network.head().dropout();
    network.convolution("classifier.1", network.classes(), Window.of(1)).relu().globalAverage();
  }
}
