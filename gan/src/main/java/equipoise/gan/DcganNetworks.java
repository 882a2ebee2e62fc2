package equipoise.gan;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The two networks as data, after Radford, Metz and Chintala (ICLR 2016, arXiv 1511.06434): weights
 * N(0, .02), 4x4 kernels of stride 2; batch norm and ReLU in the generator, tanh at its end; leaky
 * ReLU of slope .2 in the discriminator. Differs from them: the discriminator has no batch norm,
 * for with tens of images a class its statistics would tell real batches from generated ones.
 */
final class DcganNetworks {
  private static final int KERNEL = 4;
  private static final Layer.Initializer NORMAL = new Layer.Initializer.Normal(0.02);

  private DcganNetworks() {}

  /**
   * From [n, latent + classes] to [n, c, height, width] in [-1, 1].
   *
   * @param filters of the last feature map before the image; each earlier one has twice as many
   */
  static NetworkSpec generator(Frame frame, int latent, int classes, int filters) {
    List<Layer> layers = new ArrayList<>();
    int maps = filters << (frame.doublings() - 1);
    int height = frame.height() >> frame.doublings();
    int width = frame.width() >> frame.doublings();
    layers.add(new Layer.Dense(maps * height * width, false, NORMAL));
    layers.add(new Layer.Reshape(maps, height, width));
    for (int k = 1; k < frame.doublings(); k++) {
      layers.add(Layer.BatchNorm.DEFAULTS);
      layers.add(new Layer.Relu());
      maps /= 2;
      layers.add(new Layer.TransposedConvolution(maps, KERNEL, 2, 1, false, NORMAL));
    }
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    layers.add(new Layer.TransposedConvolution(frame.channels(), KERNEL, 2, 1, true, NORMAL));
    layers.add(new Layer.Tanh());
    return new NetworkSpec("dcgan-generator", List.of(latent + classes), layers);
  }

  /**
   * From [n, c, height, width] to [n, classes + 1]: a part of the score for each class, and last
   * the part that all classes share; see {@link AdversarialLoss}.
   *
   * @param filters of the first feature map; each later one has twice as many
   */
  static NetworkSpec discriminator(Frame frame, int classes, int filters) {
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < frame.doublings(); k++) {
      layers.add(new Layer.Convolution(filters << k, KERNEL, 2, 1, true, NORMAL));
      layers.add(new Layer.LeakyRelu(0.2));
    }
    layers.add(new Layer.Flatten());
    layers.add(new Layer.Dense(classes + 1, true, NORMAL));
    return new NetworkSpec(
        "dcgan-discriminator", List.of(frame.channels(), frame.height(), frame.width()), layers);
  }
}
