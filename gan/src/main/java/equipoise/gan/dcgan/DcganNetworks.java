package equipoise.gan.dcgan;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.gan.generator.PaddedShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The two networks as data, after Radford, Metz and Chintala (ICLR 2016, arXiv 1511.06434): weights
 * N(0, .02), 4x4 kernels of stride 2; batch norm and ReLU in the generator, tanh at its end; leaky
 * ReLU of slope .2 in the discriminator. Differs from them: the discriminator has no batch norm,
 * because with tens of images a class its statistics would tell real batches from generated ones.
 */
final class DcganNetworks {
  private static final int KERNEL = 4;
  private static final Layer.Initializer NORMAL = new Layer.Initializer.Normal(0.02);

  private static final int LARGEST_FOR_TWO_DOUBLINGS = 32;

  private DcganNetworks() {}

  /**
   * How often the generator doubles the side of its first feature map, and the discriminator halves
   * the image's.
   *
   * @param longer side of the images, padded or not
   */
  static int doublings(int longer) {
    return longer <= LARGEST_FOR_TWO_DOUBLINGS ? 2 : 3;
  }

  private static int doublings(PaddedShape shape) {
    return doublings(Math.max(shape.height(), shape.width()));
  }

  /**
   * From [n, latent + classes] to [n, c, height, width] in [-1, 1].
   *
   * @param filters of the last feature map before the image; each earlier one has twice as many
   */
  static NetworkSpec generator(PaddedShape shape, int latent, int classes, int filters) {
    List<Layer> layers = new ArrayList<>();
    int maps = filters << (doublings(shape) - 1);
    int height = shape.height() >> doublings(shape);
    int width = shape.width() >> doublings(shape);
    layers.add(new Layer.Dense(maps * height * width, false, NORMAL));
    layers.add(new Layer.Reshape(maps, height, width));
    for (int k = 1; k < doublings(shape); k++) {
      layers.add(Layer.BatchNorm.DEFAULTS);
      layers.add(new Layer.Relu());
      maps /= 2;
      layers.add(new Layer.TransposedConvolution(maps, KERNEL, 2, 1, false, NORMAL));
    }
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    layers.add(new Layer.TransposedConvolution(shape.channels(), KERNEL, 2, 1, true, NORMAL));
    layers.add(new Layer.Tanh());
    return new NetworkSpec("dcgan-generator", List.of(latent + classes), layers);
  }

  /**
   * From [n, c, height, width] to [n, classes + 1]: a part of the score for each class, and last
   * the part that all classes share; see {@link AdversarialLoss}.
   *
   * @param filters of the first feature map; each later one has twice as many
   */
  static NetworkSpec discriminator(PaddedShape shape, int classes, int filters) {
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < doublings(shape); k++) {
      layers.add(new Layer.Convolution(filters << k, KERNEL, 2, 1, true, NORMAL));
      layers.add(new Layer.LeakyRelu(0.2));
    }
    layers.add(new Layer.Flatten());
    layers.add(new Layer.Dense(classes + 1, true, NORMAL));
    return new NetworkSpec(
        "dcgan-discriminator", List.of(shape.channels(), shape.height(), shape.width()), layers);
  }
}
