package equipoise.gan.adversarial;

import equipoise.engines.api.Layer;
import equipoise.engines.api.NetworkSpec;
import equipoise.gan.generator.PaddedShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoders and encoders of images as data, after Radford, Metz and Chintala (ICLR 2016, arXiv
 * 1511.06434): weights N(0, .02), 4x4 kernels of stride 2; batch norm and ReLU in the generator,
 * tanh at its end; leaky ReLU of slope .2 in the discriminator. Differs from them: the
 * discriminator has no batch norm, because with tens of images a class its statistics would tell
 * real batches from generated ones.
 */
public final class ConvolutionalNetworks {
  private static final int KERNEL = 4;
  private static final double SLOPE = 0.2;
  private static final Layer.Initializer NORMAL = new Layer.Initializer.Normal(0.02);

  private ConvolutionalNetworks() {}

  /**
   * From [n, inputs] to [n, c, height, width] in [-1, 1].
   *
   * @param inputs width of noise and condition together
   * @param filters of the last feature map before the image; each earlier one has twice as many
   */
  public static NetworkSpec generator(String name, PaddedShape shape, int inputs, int filters) {
    int doublings = shape.doublings();
    List<Layer> layers = new ArrayList<>();
    int maps = filters << (doublings - 1);
    int height = shape.height() >> doublings;
    int width = shape.width() >> doublings;
    layers.add(new Layer.Dense(maps * height * width, false, NORMAL));
    layers.add(new Layer.Reshape(maps, height, width));
    for (int k = 1; k < doublings; k++) {
      layers.add(Layer.BatchNorm.DEFAULTS);
      layers.add(new Layer.Relu());
      maps /= 2;
      layers.add(new Layer.TransposedConvolution(maps, KERNEL, 2, 1, false, NORMAL));
    }
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    layers.add(new Layer.TransposedConvolution(shape.channels(), KERNEL, 2, 1, true, NORMAL));
    layers.add(new Layer.Tanh());
    return new NetworkSpec(name, List.of(inputs), layers);
  }

  /**
   * From [n, c, height, width] to [n, outputs].
   *
   * @param filters of the first feature map; each later one has twice as many
   * @param spectral whether each layer's weights are divided by their largest singular value
   */
  public static NetworkSpec discriminator(
      String name, PaddedShape shape, int outputs, int filters, boolean spectral) {
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < shape.doublings(); k++) {
      layers.add(
          product(
              new Layer.Convolution(filters << k, KERNEL, 2, 1, true, initializer(spectral)),
              spectral));
      layers.add(new Layer.LeakyRelu(SLOPE));
    }
    layers.add(new Layer.Flatten());
    layers.add(product(new Layer.Dense(outputs, true, initializer(spectral)), spectral));
    return new NetworkSpec(name, List.of(shape.channels(), shape.height(), shape.width()), layers);
  }

  /** Under spectral norm the scale of weights is lost, not their scatter: any start will do. */
  private static Layer.Initializer initializer(boolean spectral) {
    return spectral ? new Layer.Initializer.GlorotUniform() : NORMAL;
  }

  private static Layer product(Layer.Product layer, boolean spectral) {
    return spectral ? new Layer.SpectralNorm(layer) : layer;
  }
}
