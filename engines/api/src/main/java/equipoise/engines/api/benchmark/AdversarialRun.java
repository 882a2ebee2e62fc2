package equipoise.engines.api.benchmark;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;

/**
 * Goodfellow et al., NeurIPS 2014, with one forward of the generator a step: the discriminator
 * learns from real and from generated images, then the generator from the discriminator's gradient
 * at the same images. Generated images and their gradient stay where the engine computes.
 */
final class AdversarialRun implements Workload.Running {
  private static final Optimizer ADAM = new Optimizer.Adam(2e-4, 0.5, 0.999, 1e-8);

  private final Network generator;
  private final Network discriminator;
  private final Tensor images;
  private final Tensor latent;

  AdversarialRun(Engine engine, Tensor images) {
    this.generator = engine.create(BenchmarkNetworks.dcganGenerator(), ADAM, new Seed(1));
    this.discriminator = engine.create(BenchmarkNetworks.dcganDiscriminator(), ADAM, new Seed(2));
    this.images = images;
    this.latent = Workload.noise(images.count(), generator.spec().input());
  }

  @Override
  public void step() {
    Batch fake = generator.forward((Batch) latent, Mode.TRAIN);
    discriminator.learn(images, Mode.TRAIN, output -> towards(output, 1));
    discriminator.learn(fake, Mode.TRAIN, output -> towards(output, 0));
    discriminator.update();
    Network.Pass pass = discriminator.pass(fake, Mode.TRAIN, output -> towards(output, 1));
    discriminator.clear();
    generator.backward(pass.inputGradient());
    generator.update();
  }

  private static Loss towards(Tensor logits, float target) {
    return Losses.sigmoidCrossEntropy(logits, target);
  }

  @Override
  public void settle() {
    Workload.settle(generator);
    Workload.settle(discriminator);
  }

  @Override
  public void close() {
    generator.close();
    discriminator.close();
  }
}
