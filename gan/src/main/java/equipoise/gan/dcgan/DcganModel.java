package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.dcgan.AdversarialLoss.Term;
import equipoise.gan.generator.BatchTranslation;
import equipoise.gan.generator.BatchTranslator;
import equipoise.gan.generator.ConditionedNoise;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The two networks in training. In a step the generator runs forward once; the discriminator learns
 * from its images and real ones in one pass (it has no batch norm, so sharing a batch changes
 * nothing); then the gradient of the generator loss by the images, which the discriminator passes
 * back, goes backward through the generator. No network is copied or frozen; the parameter
 * gradients that the discriminator gathers on the way are discarded.
 */
final class DcganModel implements GenerativeModel {
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Dcgan.Options options;
  private final Engine engine;
  private final TrainingImages images;
  private final Seed seed;
  private final BatchTranslator translator;
  private final Network generator;
  private final Network discriminator;

  DcganModel(Dcgan.Options options, Engine engine, TrainingImages images, Seed seed) {
    this.options = options;
    this.engine = engine;
    this.images = images;
    this.seed = seed;
    this.translator = new BatchTranslator(options.augmentation(), images);
    this.generator = newGenerator();
    boolean complete = false;
    try {
      this.discriminator = newDiscriminator();
      complete = true;
    } finally {
      if (!complete) {
        generator.close();
      }
    }
  }

  private Network newGenerator() {
    return engine.create(
        DcganNetworks.generator(
            images.shape(), options.latent(), images.classes(), options.filters()),
        adam(options.generatorRate()),
        seed.child("generator"));
  }

  private Network newDiscriminator() {
    return engine.create(
        DcganNetworks.discriminator(images.shape(), images.classes(), options.filters()),
        adam(options.discriminatorRate()),
        seed.child("discriminator"));
  }

  private static Optimizer adam(double rate) {
    return new Optimizer.Adam(rate, BETA1, BETA2, EPSILON);
  }

  @Override
  public StepReport step(ImageBatch batch, RandomGenerator random) {
    int[] conditions = batch.conditions();
    Tensor noise = ConditionedNoise.draw(conditions, images.classes(), options.latent(), random);
    Tensor fake = generator.forward(noise, Mode.TRAIN);
    Tensor shiftedReal = translator.draw(batch.size(), random).apply(batch.images());
    Tensor shiftedFake = translator.draw(batch.size(), random).apply(fake);
    double[] seen = discriminatorStep(shiftedReal, shiftedFake, conditions);
    double generatorLoss = generatorStep(fake, conditions, random);
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("discriminator", seen[0]);
    losses.put("generator", generatorLoss);
    return new StepReport(losses, OptionalDouble.of(seen[1]));
  }

  /** The discriminator's loss and accuracy before its step. */
  private double[] discriminatorStep(Tensor real, Tensor fake, int[] conditions) {
    int n = conditions.length;
    int[] labels = Arrays.copyOf(conditions, 2 * n);
    System.arraycopy(conditions, 0, labels, n, n);
    Term[] terms = new Term[2 * n];
    Arrays.fill(terms, 0, n, Term.REAL);
    Arrays.fill(terms, n, 2 * n, Term.FAKE);
    double[] seen = new double[2];
    seen[0] =
        discriminator.learn(
            both(real, fake),
            Mode.TRAIN,
            output -> {
              seen[1] = accuracy(output, labels);
              return options.loss().of(output, labels, terms, n);
            });
    discriminator.update();
    return seen;
  }

  /** The generator's loss before its step. */
  private double generatorStep(Tensor fake, int[] conditions, RandomGenerator random) {
    BatchTranslation translation = translator.draw(conditions.length, random);
    Term[] terms = new Term[conditions.length];
    Arrays.fill(terms, Term.GENERATOR);
    Network.Pass pass =
        discriminator.pass(
            translation.apply(fake),
            Mode.TRAIN,
            output -> options.loss().of(output, conditions, terms, conditions.length));
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
  private static double accuracy(Tensor output, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean real = i < labels.length / 2;
      right += AdversarialLoss.score(output, i, labels[i]) > 0 == real ? 1 : 0;
    }
    return right / (double) labels.length;
  }

  @Override
  public Weights weights() {
    return generator.weights();
  }

  @Override
  public ImageSource source() {
    return new DcganImages(newGenerator(), images.classes(), options.latent());
  }

  @Override
  public void close() {
    discriminator.close();
    generator.close();
  }
}
