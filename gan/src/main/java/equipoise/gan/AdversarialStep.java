package equipoise.gan;

import equipoise.core.data.Dataset;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One step of both players, by external errors: the generator runs forward once; the discriminator
 * learns from its images and real ones in one pass (it has no batch norm, so that sharing a batch
 * changes nothing); then the gradient of the generator's loss by the images, as the discriminator
 * hands it down, goes backward through the generator. No network is copied or frozen; the parameter
 * gradients that the discriminator gathers on the way are discarded.
 */
final class AdversarialStep {
  private final Dcgan.Options options;
  private final Frame frame;
  private final Dataset data;
  private final LearnedClasses classes;
  private final Network generator;
  private final Network discriminator;
  private final float[] border;
  private final boolean shifts;

  AdversarialStep(
      Dcgan.Options options,
      Frame frame,
      Dataset data,
      LearnedClasses classes,
      Network generator,
      Network discriminator) {
    this.options = options;
    this.frame = frame;
    this.data = data;
    this.classes = classes;
    this.generator = generator;
    this.discriminator = discriminator;
    this.shifts = options.augmentation().appliesTo(classes.smallest());
    this.border = Border.mean(frame, data, classes);
  }

  /**
   * @param accuracy share of the real and generated images that the discriminator told right before
   *     it learned from them
   */
  record Outcome(double discriminatorLoss, double generatorLoss, double accuracy) {}

  Outcome run(RandomGenerator random) {
    int[] conditions = classes.conditions(options.batch(), options.labels(), random);
    Tensor real = frame.images(data, classes.draw(conditions, random));
    Tensor noise = ConditionedNoise.draw(conditions, classes.size(), options.latent(), random);
    Tensor fake = generator.forward(noise, Mode.TRAIN);
    double[] seen = discriminate(shifted(real, random), shifted(fake, random), conditions);
    double loss = deceive(fake, conditions, random);
    return new Outcome(seen[0], loss, seen[1]);
  }

  /** The discriminator's loss and accuracy. */
  private double[] discriminate(Tensor real, Tensor fake, int[] conditions) {
    int n = conditions.length;
    int[] labels = Arrays.copyOf(conditions, 2 * n);
    System.arraycopy(conditions, 0, labels, n, n);
    AdversarialLoss.Target[] targets = new AdversarialLoss.Target[2 * n];
    Arrays.fill(targets, 0, n, AdversarialLoss.Target.REAL);
    Arrays.fill(targets, n, 2 * n, AdversarialLoss.Target.FAKE);
    double[] seen = new double[2];
    Network.Pass pass =
        discriminator.pass(
            both(real, fake),
            Mode.TRAIN,
            output -> {
              seen[1] = accuracy(output, labels);
              return options.loss().of(output, labels, targets, n);
            });
    seen[0] = pass.loss();
    discriminator.update();
    return seen;
  }

  /** One step of the generator towards images that pass as real; its loss. */
  private double deceive(Tensor fake, int[] conditions, RandomGenerator random) {
    Translation translation = Translation.draw(conditions.length, frame, random);
    AdversarialLoss.Target[] targets = new AdversarialLoss.Target[conditions.length];
    Arrays.fill(targets, AdversarialLoss.Target.DECEPTION);
    Network.Pass pass =
        discriminator.pass(
            shifts ? translation.apply(fake, border) : fake,
            Mode.TRAIN,
            output -> options.loss().of(output, conditions, targets, conditions.length));
    Tensor gradient = pass.inputGradient().host();
    discriminator.clear();
    generator.backward(shifts ? translation.back(gradient) : gradient);
    generator.update();
    return pass.loss();
  }

  private Tensor shifted(Tensor images, RandomGenerator random) {
    return shifts ? Translation.draw(images.count(), frame, random).apply(images, border) : images;
  }

  private static Tensor both(Tensor first, Tensor second) {
    float[] values = Arrays.copyOf(first.values(), first.size() + second.size());
    System.arraycopy(second.values(), 0, values, first.size(), second.size());
    int[] shape = first.shape().clone();
    shape[0] += second.count();
    return new Tensor(values, shape);
  }

  private static double accuracy(Tensor output, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean real = i < labels.length / 2;
      right += AdversarialLoss.score(output, i, labels[i]) > 0 == real ? 1 : 0;
    }
    return right / (double) labels.length;
  }
}
