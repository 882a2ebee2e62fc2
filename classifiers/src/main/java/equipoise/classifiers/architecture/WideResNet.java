package equipoise.classifiers.architecture;

import equipoise.engines.api.Window;

/** Wide residual networks, with norm and ReLU before the convolutions. */
public final class WideResNet {
  /**
   * {@code wide-resnet}: WRN-28-2, three stages of four blocks with 32, 64 and 128 filters;
   * 1,467,610 parameters for colour images and 10 classes.
   */
  public static final Architecture WIDE_RESNET =
      new BuiltArchitecture(
          "wide-resnet",
          "Wide ResNet 28-2: three stages of four blocks, 32, 64, 128 filters",
          "Zagoruyko and Komodakis, BMVC 2016, doi 10.5244/C.30.87",
          0,
          BuiltArchitecture.SMALL,
          WideResNet::layers);

  private WideResNet() {}

  private static final int BLOCKS = 4;
  private static final int WIDENING = 2;

  private static void layers(NetworkBuilder network) {
    network.plain("", 16, Window.of(3).padded(1));
    for (int stage = 0; stage < 3; stage++) {
      for (int i = 0; i < BLOCKS; i++) {
        block(network, WIDENING * (16 << stage), stage > 0 && i == 0 ? 2 : 1);
      }
    }
    network.norm("").relu().averagedLogits("");
  }

  /** Where the channels change, the shortcut begins after the first ReLU too. */
  private static void block(NetworkBuilder network, int filters, int stride) {
    Window three = Window.of(3).padded(1);
    boolean same = network.channels() == filters;
    if (!same) {
      network.norm("").relu();
    }
    network.residual(
        body -> {
          if (same) {
            body.norm("").relu();
          }
          body.plain("", filters, three.strided(stride)).norm("").relu();
          body.plain("", filters, three);
        },
        shortcut -> {
          if (!same) {
            shortcut.plain("", filters, Window.of(1).strided(stride));
          }
        });
  }
}
