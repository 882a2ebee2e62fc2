package equipoise.classifiers.architecture;

import equipoise.engines.api.Window;
import java.util.function.Consumer;

/**
 * Xception, as Keras has it: a depthwise and a pointwise convolution in turn, without norm between
 * them, and pooling that is padded as TensorFlow pads, more at the bottom and on the right.
 */
public final class Xception {
  /** {@code xception}: usually for images of 299x299; 22,855,952 parameters at 1000 classes. */
  public static final Architecture XCEPTION =
      new BuiltArchitecture(
          "xception",
          "Xception: depthwise separable convolutions with residuals",
          "Chollet, CVPR 2017, doi 10.1109/CVPR.2017.195",
          0,
          new BuiltArchitecture.Sides(71, 299),
          Xception::layers);

  private static final int MIDDLE_BLOCKS = 8;

  private Xception() {}

  private static void layers(NetworkBuilder network) {
    network.normalizing(1e-3, 0.01);
    network.plain("", 32, Window.of(3).strided(2)).norm("").relu();
    network.plain("", 64, Window.of(3)).norm("").relu();
    halving(network, 128, body -> separable(separable(body, 128).relu(), 128));
    for (int filters : new int[] {256, 728}) {
      halving(network, filters, body -> separable(separable(body.relu(), filters).relu(), filters));
    }
    for (int i = 0; i < MIDDLE_BLOCKS; i++) {
      network.residual(
          body -> {
            for (int k = 0; k < 3; k++) {
              separable(body.relu(), 728);
            }
          });
    }
    halving(network, 1024, body -> separable(separable(body.relu(), 728).relu(), 1024));
    separable(network, 1536).relu();
    separable(network, 2048).relu();
    network.averagedLogits("");
  }

  private static NetworkBuilder separable(NetworkBuilder network, int filters) {
    return network.depthwise("", Window.of(3).padded(1)).plain("", filters, Window.of(1)).norm("");
  }

  /** A window of 3 meets ceil(side / 2) places. */
  private static void halving(NetworkBuilder network, int filters, Consumer<NetworkBuilder> body) {
    network.residual(
        chain -> {
          body.accept(chain);
          Window.Padding same = new Window.Padding(chain.height() % 2, 1, chain.width() % 2, 1);
          chain.maximum(Window.of(3).strided(2).padded(same));
        },
        shortcut -> shortcut.plain("", filters, Window.of(1).strided(2)).norm(""));
  }
}
