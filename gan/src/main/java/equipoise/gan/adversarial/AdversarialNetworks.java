package equipoise.gan.adversarial;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.PaddedShape;

/**
 * Which two networks a family trains.
 *
 * @param name of the family
 * @param classes number of trained classes
 */
public record AdversarialNetworks(
    String name, AdversarialOptions options, Objective objective, PaddedShape shape, int classes) {
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** The seed of a network that is loaded before it is used. */
  private static final Seed OVERWRITTEN = new Seed(0);

  /** That the generator knows. */
  int conditions() {
    return objective.conditions(classes);
  }

  public NetworkSpec generator() {
    return ConvolutionalNetworks.generator(
        name + "-generator", shape, options.latent() + conditions(), options.filters());
  }

  public NetworkSpec discriminator() {
    return ConvolutionalNetworks.discriminator(
        name + "-discriminator",
        shape,
        objective.outputs(classes),
        options.filters(),
        options.spectral());
  }

  /** Images of a generator with these weights. */
  public ImageSource source(Engine engine, Weights kept) {
    return new ConditionedImages(generator(engine, kept), conditions(), options.latent());
  }

  /** Images of a generator whose weights are to be loaded. */
  ImageSource source(Engine engine) {
    return new ConditionedImages(emptyGenerator(engine), conditions(), options.latent());
  }

  /** A generator with these weights; closed if they do not fit. */
  public Network generator(Engine engine, Weights weights) {
    Network network = emptyGenerator(engine);
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

  /** A generator whose weights are to be loaded before it is used. */
  public Network emptyGenerator(Engine engine) {
    return engine.create(generator(), adam(options.generatorRate()), OVERWRITTEN);
  }

  /** Adam with beta1 .5, as Radford et al. have it. */
  public static Optimizer adam(double rate) {
    return new Optimizer.Adam(rate, BETA1, BETA2, EPSILON);
  }
}
