package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;

/**
 * Stages of 3x3 convolutions before max pooling; the full ones as torchvision has them, with the
 * mean of 7x7 windows before the dense layers, so that images of any size fit.
 */
public final class Vgg {
  private static final String SOURCE = "Simonyan and Zisserman, ICLR 2015, arXiv 1409.1556";
  private static final BuiltArchitecture.Sides FULL = new BuiltArchitecture.Sides(32, 224);
  private static final int POOLED = 7;
  private static final int UNITS = 4096;

  /**
   * {@code vgg-bn}: three stages of two 3x3 convolutions with batch norm and ReLU, 32, 64 and 128
   * filters, each before 2x2 max pooling; then the mean of each channel. 288,746 parameters for
   * colour images and 10 classes.
   */
  public static final Architecture VGG_BN =
      new BuiltArchitecture(
          "vgg-bn",
          "VGG for small images: pairs of 3x3 convolutions with batch norm, 32, 64, 128 filters",
          SOURCE,
          0,
          BuiltArchitecture.SMALL,
          Vgg::small);

  /** {@code vgg11}: configuration A of the paper. */
  public static final Architecture VGG11 =
      new BuiltArchitecture(
          "vgg11",
          "VGG-11: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, false, 1, 1, 2, 2, 2));

  /** {@code vgg11-bn}: configuration A of the paper, with batch norm after each convolution. */
  public static final Architecture VGG11_BN =
      new BuiltArchitecture(
          "vgg11-bn",
          "VGG-11 with batch norm: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, true, 1, 1, 2, 2, 2));

  /** {@code vgg13}: configuration B of the paper. */
  public static final Architecture VGG13 =
      new BuiltArchitecture(
          "vgg13",
          "VGG-13: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, false, 2, 2, 2, 2, 2));

  /** {@code vgg13-bn}: configuration B of the paper, with batch norm after each convolution. */
  public static final Architecture VGG13_BN =
      new BuiltArchitecture(
          "vgg13-bn",
          "VGG-13 with batch norm: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, true, 2, 2, 2, 2, 2));

  /** {@code vgg16}: configuration D of the paper. */
  public static final Architecture VGG16 =
      new BuiltArchitecture(
          "vgg16",
          "VGG-16: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, false, 2, 2, 3, 3, 3));

  /** {@code vgg16-bn}: configuration D of the paper, with batch norm after each convolution. */
  public static final Architecture VGG16_BN =
      new BuiltArchitecture(
          "vgg16-bn",
          "VGG-16 with batch norm: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, true, 2, 2, 3, 3, 3));

  /** {@code vgg19}: configuration E of the paper. */
  public static final Architecture VGG19 =
      new BuiltArchitecture(
          "vgg19",
          "VGG-19: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, false, 2, 2, 4, 4, 4));

  /** {@code vgg19-bn}: configuration E of the paper, with batch norm after each convolution. */
  public static final Architecture VGG19_BN =
      new BuiltArchitecture(
          "vgg19-bn",
          "VGG-19 with batch norm: 3x3 convolutions, dense 4096 twice",
          SOURCE,
          0.5,
          FULL,
          network -> full(network, true, 2, 2, 4, 4, 4));

  private Vgg() {}

  private static void small(NetworkBuilder network) {
    for (int filters : new int[] {32, 64, 128}) {
      for (int i = 0; i < 2; i++) {
        network.plain("", filters, Window.of(3).padded(1)).norm("").relu();
      }
      network.pool();
    }
    network.averagedLogits("");
  }

  /**
   * @param convolutions of each stage
   */
  private static void full(NetworkBuilder network, boolean norm, int... convolutions) {
    int filters = 64;
    int at = 0;
    for (int stage = 0; stage < convolutions.length; stage++) {
      for (int i = 0; i < convolutions[stage]; i++) {
        network.convolution("features." + at++, filters, Window.of(3).padded(1));
        if (norm) {
          network.norm("features." + at++);
        }
        network.relu();
        at++;
      }
      if (stage < convolutions.length - 1) {
        network.pool();
        at++;
      }
      filters = Math.min(512, 2 * filters);
    }
    network.pool().head().add(new Layer.AdaptiveAveragePooling(POOLED, POOLED)).flatten();
    network.dense("classifier.0", UNITS).relu().dropout();
    network.dense("classifier.3", UNITS).relu().dropout().logits("classifier.6");
  }
}
