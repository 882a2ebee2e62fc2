package equipoise.classifiers.architecture;

import equipoise.engines.api.Window;

/** MobileNet of 2017: depthwise and pointwise convolutions in turn. */
public final class MobileNet {
  /**
   * {@code mobilenet}: a quarter of the filters of the paper (width multiplier 0.25); the first
   * convolution has stride 1 below 64 pixels. 215,642 parameters for colour images and 10 classes.
   */
  public static final Architecture MOBILENET =
      new BuiltArchitecture(
          "mobilenet",
          "MobileNet of a quarter of the width: depthwise and pointwise convolutions",
          "Howard et al., 2017, arXiv 1704.04861",
          0,
          BuiltArchitecture.SMALL,
          MobileNet::layers);

  private MobileNet() {}

  private static void layers(NetworkBuilder network) {
    int stride = network.side() < ResNet.FULL_SIDE ? 1 : 2;
    network.plain("", 8, Window.of(3).strided(stride).padded(1)).norm("").relu();
    pair(network, 16, 1);
    for (int filters = 32; filters <= 64; filters *= 2) {
      pair(network, filters, 2);
      pair(network, filters, 1);
    }
    pair(network, 128, 2);
    for (int i = 0; i < 5; i++) {
      pair(network, 128, 1);
    }
    pair(network, 256, 2);
    pair(network, 256, 1);
    network.averagedLogits("");
  }

  private static void pair(NetworkBuilder network, int filters, int stride) {
    network.depthwise("", Window.of(3).strided(stride).padded(1)).norm("").relu();
    network.plain("", filters, Window.of(1)).norm("").relu();
  }
}
