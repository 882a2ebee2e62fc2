package equipoise.classifiers.architecture;

import equipoise.engines.api.Layer;
import equipoise.engines.api.Window;

/**
 * AlexNet in torchvision's form, that of Krizhevsky's later paper, without its local response
 * normalisation.
 */
public final class AlexNet {
  /**
   * {@code alexnet}: 64 filters of 11x11, 192 of 5x5, 384, 256 and 256 of 3x3, dense 4096 twice.
   */
  public static final Architecture ALEXNET =
      new BuiltArchitecture(
          "alexnet",
          "AlexNet: five convolutions, dense 4096 twice",
          "Krizhevsky, 2014, arXiv 1404.5997",
          0.5,
          new BuiltArchitecture.Sides(63, 224),
          AlexNet::layers);

  private AlexNet() {}

  private static void layers(NetworkBuilder network) {
    Window pooling = Window.of(3).strided(2);
    network.convolution("features.0", 64, Window.of(11).strided(4).padded(2)).relu();
    network.maximum(pooling);
    network.convolution("features.3", 192, Window.of(5).padded(2)).relu().maximum(pooling);
    network.convolution("features.6", 384, Window.of(3).padded(1)).relu();
    network.convolution("features.8", 256, Window.of(3).padded(1)).relu();
    network.convolution("features.10", 256, Window.of(3).padded(1)).relu().maximum(pooling);
    network.head().add(new Layer.AdaptiveAveragePooling(6, 6)).flatten().dropout();
    network.dense("classifier.1", 4096).relu().dropout();
    network.dense("classifier.4", 4096).relu().logits("classifier.6");
  }
}
