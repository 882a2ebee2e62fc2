package equipoise.gan.adversarial;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Tensor;
import equipoise.gan.generator.BatchTranslation;
import equipoise.gan.generator.BatchTranslator;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Both networks and the step that trains them. In a step the generator runs forward once; the
 * discriminator learns from its images and real ones in one pass (it has no batch norm, so sharing
 * a batch changes nothing); then the gradient of the generator's loss by the images, which the
 * discriminator passes back, goes backward through the generator. No network is copied or frozen;
 * the parameter gradients that the discriminator gathers on the way are discarded.
 */
public record AdversarialPair(
    AdversarialNetworks networks,
    Network generator,
    Network discriminator,
    BatchTranslator translator)
    implements AutoCloseable {
  private static final String GENERATOR = "generator";
  private static final String DISCRIMINATOR = "discriminator";

  /** New networks with weights drawn by their names. */
  public static AdversarialPair open(
      AdversarialNetworks networks, Engine engine, Seed seed, BatchTranslator translator) {
    AdversarialOptions options = networks.options();
    Network generator =
        create(engine, networks.generator(), options.generatorRate(), seed.child(GENERATOR));
    boolean complete = false;
    try {
      Network discriminator =
          create(
              engine,
              networks.discriminator(),
              options.discriminatorRate(),
              seed.child(DISCRIMINATOR));
      complete = true;
      return new AdversarialPair(networks, generator, discriminator, translator);
    } finally {
      if (!complete) {
        generator.close();
      }
    }
  }

  private static Network create(Engine engine, NetworkSpec spec, double rate, Seed seed) {
    return engine.create(spec, AdversarialNetworks.adam(rate), seed);
  }

  /**
   * One step of both.
   *
   * @param noise [n, ...] that the generator makes images of
   * @param conditions [n] of the generated images
   */
  public StepReport step(ImageBatch batch, Tensor noise, int[] conditions, RandomGenerator random) {
    Tensor fake = generator.forward(noise, Mode.TRAIN);
    Tensor shiftedReal = translator.draw(batch.size(), random).apply(batch.images());
    Tensor shiftedFake = translator.draw(batch.size(), random).apply(fake);
    int[] labels = Arrays.copyOf(batch.conditions(), 2 * batch.size());
    System.arraycopy(conditions, 0, labels, batch.size(), batch.size());
    double[] seen = discriminatorStep(shiftedReal, shiftedFake, labels);
    double generatorLoss = generatorStep(fake, conditions, random);
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put(DISCRIMINATOR, seen[0]);
    losses.put(GENERATOR, generatorLoss);
    return new StepReport(losses, OptionalDouble.of(seen[1]));
  }

  /** The discriminator's loss and accuracy before its step. */
  private double[] discriminatorStep(Tensor real, Tensor fake, int[] labels) {
    double[] seen = new double[2];
    seen[0] =
        discriminator.learn(
            both(real, fake),
            Mode.TRAIN,
            output -> {
              seen[1] = accuracy(output, labels);
              return networks.objective().ofDiscriminator(output, labels);
            });
    discriminator.update();
    return seen;
  }

  /** The generator's loss before its step. */
  private double generatorStep(Tensor fake, int[] conditions, RandomGenerator random) {
    BatchTranslation translation = translator.draw(conditions.length, random);
    Network.Pass pass =
        discriminator.pass(
            translation.apply(fake),
            Mode.TRAIN,
            output -> networks.objective().ofGenerator(output, conditions));
    discriminator.clear();
    generator.backward(translation.back(pass.inputGradient().host()));
    generator.update();
    return pass.loss();
  }

  private static Tensor both(Tensor first, Tensor second) {
    float[] values = Arrays.copyOf(first.values(), first.size() + second.size());
    System.arraycopy(second.values(), 0, values, first.size(), second.size());
    int[] shape = first.shape().clone();
    shape[0] += second.count();
    return new Tensor(values, shape);
  }

  /** Share classified correctly; the first half is real. */
  private double accuracy(Tensor output, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean real = i < labels.length / 2;
      right += networks.objective().realness(output, i, labels[i]) > 0 == real ? 1 : 0;
    }
    return right / (double) labels.length;
  }

  /** The state of both. */
  public NetworkSnapshots snapshots() {
    return NetworkSnapshots.of(Map.of(GENERATOR, generator, DISCRIMINATOR, discriminator));
  }

  /** Lets both go on from there. */
  public void resume(NetworkSnapshots snapshots) {
    snapshots.resume(Map.of(GENERATOR, generator, DISCRIMINATOR, discriminator));
  }

  @Override
  public void close() {
    discriminator.close();
    generator.close();
  }
}
