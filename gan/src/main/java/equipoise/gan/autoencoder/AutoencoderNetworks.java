package equipoise.gan.autoencoder;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Layer;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.PaddedShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoder and decoder as data: 4x4 kernels of stride 2, as in Radford, Metz and Chintala (ICLR
 * 2016, arXiv 1511.06434); leaky ReLU of slope .2 in the encoder, batch norm and ReLU in the
 * decoder. A conditional encoder joins an embedding of the class to the image's features; a
 * conditional decoder takes the class as a one-hot part of its input.
 *
 * @param name of the family
 * @param classes number of trained classes that both are conditioned on; 0 without condition
 * @param codeWidths how many values of the latent width the encoder gives: 1 a code, 2 mean and log
 *     variance
 */
record AutoencoderNetworks(
    String name, AutoencoderOptions options, PaddedShape shape, int classes, int codeWidths) {
  private static final int KERNEL = 4;
  private static final double SLOPE = 0.2;
  private static final int EMBEDDING = 16;
  private static final Layer.Initializer START = new Layer.Initializer.HeNormal();

  /** Small, so that codes and log variances start near 0. */
  private static final Layer.Initializer NARROW = new Layer.Initializer.Normal(0.02);

  /** The seed of a network that is loaded before it is used. */
  private static final Seed OVERWRITTEN = new Seed(0);

  /** Codes of one class and nothing else. */
  static AutoencoderNetworks plain(String name, AutoencoderOptions options, PaddedShape shape) {
    return new AutoencoderNetworks(name, options, shape, 0, 1);
  }

  /** Means and log variances given image and class; images given code and class. */
  static AutoencoderNetworks variational(
      String name, AutoencoderOptions options, PaddedShape shape, int classes) {
    return new AutoencoderNetworks(name, options, shape, classes, 2);
  }

  /** From [n, c, height, width] to [n, codeWidths * latent]; with labels if it is conditional. */
  NetworkSpec encoder() {
    List<Layer> image = new ArrayList<>();
    for (int k = 0; k < shape.doublings(); k++) {
      image.add(new Layer.Convolution(options.filters() << k, KERNEL, 2, 1, true, START));
      image.add(new Layer.LeakyRelu(SLOPE));
    }
    image.add(new Layer.Flatten());
    List<Layer> layers = new ArrayList<>(image);
    if (classes > 0) {
      layers =
          new ArrayList<>(
              List.of(
                  new Layer.Concat(
                      List.of(image, List.of(new Layer.Embedding(classes, EMBEDDING, 1))))));
    }
    layers.add(new Layer.Dense(codeWidths * options.latent(), true, NARROW));
    return new NetworkSpec(
        name + "-encoder", List.of(shape.channels(), shape.height(), shape.width()), layers);
  }

  /** From [n, latent + classes] to logits [n, c, height, width]. */
  NetworkSpec decoder() {
    return new NetworkSpec(name + "-decoder", List.of(options.latent() + classes), decoderLayers());
  }

  /** The decoder with the same weights, to images [n, c, height, width] in [-1, 1]. */
  NetworkSpec imageDecoder() {
    List<Layer> layers = new ArrayList<>(decoderLayers());
    layers.add(new Layer.Tanh());
    return new NetworkSpec(name + "-decoder", List.of(options.latent() + classes), layers);
  }

  private List<Layer> decoderLayers() {
    int doublings = shape.doublings();
    int maps = options.filters() << (doublings - 1);
    int height = shape.height() >> doublings;
    int width = shape.width() >> doublings;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Dense(maps * height * width, false, START));
    layers.add(new Layer.Reshape(maps, height, width));
    for (int k = 1; k < doublings; k++) {
      layers.add(Layer.BatchNorm.DEFAULTS);
      layers.add(new Layer.Relu());
      maps /= 2;
      layers.add(new Layer.TransposedConvolution(maps, KERNEL, 2, 1, false, START));
    }
    layers.add(Layer.BatchNorm.DEFAULTS);
    layers.add(new Layer.Relu());
    layers.add(new Layer.TransposedConvolution(shape.channels(), KERNEL, 2, 1, true, NARROW));
    return layers;
  }

  /** A network in training. */
  Network trained(Engine engine, NetworkSpec spec, Seed seed) {
    return engine.create(spec, Optimizer.Adam.of(options.rate()), seed);
  }

  /** A network whose weights are to be loaded. */
  Network empty(Engine engine, NetworkSpec spec) {
    return trained(engine, spec, OVERWRITTEN);
  }

  /** A decoder to images with these weights; closed if they do not fit. */
  Network imageDecoder(Engine engine, Weights weights) {
    Network network = empty(engine, imageDecoder());
    boolean loaded = false;
    try {
      network.load(weights);
      loaded = true;
      return network;
    } finally {
      if (!loaded) {
        network.close();
      }
    }
  }
}
