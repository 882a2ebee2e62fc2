package equipoise.classifiers.architecture;

import equipoise.engines.api.Window;
import java.util.List;

/** Densely connected networks with bottlenecks and halving transitions (DenseNet-BC). */
public final class DenseNet {
  private static final String SOURCE =
      "Huang, Liu, van der Maaten and Weinberger, CVPR 2017, doi 10.1109/CVPR.2017.243";

  /**
   * {@code densenet}: DenseNet-BC of depth 40 and growth 12, three blocks of six layers; 176,122
   * parameters for colour images and 10 classes.
   */
  public static final Architecture DENSENET =
      new BuiltArchitecture(
          "densenet",
          "DenseNet-BC for small images: depth 40, growth 12",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          DenseNet::small);

  /** {@code densenet121}: growth 32, blocks of 6, 12, 24 and 16 layers. */
  public static final Architecture DENSENET121 =
      new BuiltArchitecture(
          "densenet121",
          "DenseNet-121: growth 32, blocks of 6, 12, 24, 16 layers",
          SOURCE,
          0,
          new BuiltArchitecture.Sides(32, 224),
          DenseNet::full);

  private DenseNet() {}

  private static void small(NetworkBuilder network) {
    network.plain("features.conv0", 24, Window.of(3).padded(1));
    blocks(network, 12, 6, 6, 6);
  }

  private static void full(NetworkBuilder network) {
    Window seven = Window.of(7).strided(2).padded(3);
    network.plain("features.conv0", 64, seven).norm("features.norm0").relu();
    network.maximum(Window.of(3).strided(2).padded(1));
    blocks(network, 32, 6, 12, 24, 16);
  }

  private static void blocks(NetworkBuilder network, int growth, int... layers) {
    for (int block = 1; block <= layers.length; block++) {
      for (int i = 1; i <= layers[block - 1]; i++) {
        layer(network, "features.denseblock" + block + ".denselayer" + i, growth);
      }
      if (block < layers.length) {
        String name = "features.transition" + block;
        network.norm(name + ".norm").relu();
        network.plain(name + ".conv", network.channels() / 2, Window.of(1));
        network.average(Window.of(2).strided(2));
      }
    }
    network.norm("features.norm5").relu().averagedLogits("classifier");
  }

  /** Its new channels stand after the old ones. */
  private static void layer(NetworkBuilder network, String name, int growth) {
    network.concat(
        List.of(
            old -> {},
            added ->
                added
                    .norm(name + ".norm1")
                    .relu()
                    .plain(name + ".conv1", 4 * growth, Window.of(1))
                    .norm(name + ".norm2")
                    .relu()
                    .plain(name + ".conv2", growth, Window.of(3).padded(1))));
  }
}
