package equipoise.gan.bagan;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialNetworks;
import equipoise.gan.adversarial.AdversarialPair;
import equipoise.gan.adversarial.ConvolutionalNetworks;
import equipoise.gan.generator.BatchTranslator;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * First the encoder and the generator learn to reconstruct; then the encoder gives the
 * discriminator its first layers and each class the distribution of its codes, and the two networks
 * of the GAN go on.
 */
final class BaganModel implements GenerativeModel {
  private static final String ENCODER = "encoder";
  private static final int MOST_ENCODED = 500;

  private final AdversarialNetworks networks;
  private final Engine engine;
  private final TrainingImages images;
  private final int pretraining;
  private final AdversarialPair pair;
  private final Network encoder;
  private ClassGaussians gaussians;

  /**
   * @param pretraining steps of the autoencoder before the first of the GAN
   */
  BaganModel(
      AdversarialNetworks networks,
      int pretraining,
      Engine engine,
      TrainingImages images,
      Seed seed) {
    this.networks = networks;
    this.engine = engine;
    this.images = images;
    this.pretraining = pretraining;
    this.gaussians = ClassGaussians.standard(images.classes(), networks.options().latent());
    BatchTranslator translator = new BatchTranslator(networks.options().augmentation(), images);
    this.pair = AdversarialPair.open(networks, engine, seed, translator);
    boolean complete = false;
    try {
      this.encoder =
          engine.create(
              ConvolutionalNetworks.discriminator(
                  networks.name() + "-encoder",
                  images.shape(),
                  networks.options().latent(),
                  networks.options().filters(),
                  false),
              AdversarialNetworks.adam(networks.options().generatorRate()),
              seed.child(ENCODER));
      complete = true;
    } finally {
      if (!complete) {
        pair.close();
      }
    }
  }

  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    if (step <= pretraining) {
      StepReport report = reconstruct(batch.images());
      if (step == pretraining) {
        handOver();
      }
      return report;
    }
    Tensor codes = gaussians.draw(batch.conditions(), random);
    return pair.step(batch, codes, batch.conditions(), random);
  }

  /** One step of the autoencoder: the mean squared error of its images. */
  private StepReport reconstruct(Tensor real) {
    Network decoder = pair.generator();
    Tensor codes = encoder.forward(real, Mode.TRAIN);
    Loss loss = Losses.meanSquaredError(decoder.forward(codes, Mode.TRAIN), real);
    encoder.backward(decoder.backward(loss.gradient()));
    decoder.update();
    encoder.update();
    return new StepReport(Map.of("reconstruction", loss.value()), OptionalDouble.empty());
  }

  /** The discriminator's last layer, of another width, keeps its own weights. */
  private void handOver() {
    Map<String, Tensor> start = new LinkedHashMap<>(pair.discriminator().weights().tensors());
    encoder
        .weights()
        .tensors()
        .forEach(
            (name, tensor) ->
                start.computeIfPresent(
                    name,
                    (same, own) -> Arrays.equals(own.shape(), tensor.shape()) ? tensor : own));
    pair.discriminator().load(new Weights(start));
    fitGaussians();
  }

  private void fitGaussians() {
    float[][][] codes = new float[images.classes()][][];
    for (int c = 0; c < codes.length; c++) {
      int n = Math.min(MOST_ENCODED, images.count(c));
      Tensor encoded = encoder.forward(images.images(c, 0, n), Mode.INFER);
      int d = encoded.size() / n;
      codes[c] = new float[n][];
      for (int i = 0; i < n; i++) {
        codes[c][i] = Arrays.copyOfRange(encoded.values(), i * d, (i + 1) * d);
      }
    }
    gaussians = ClassGaussians.of(codes);
  }

  @Override
  public Weights weights() {
    return pair.generator().weights();
  }

  @Override
  public ImageSource source() {
    return new CodeImages(networks.emptyGenerator(engine), () -> gaussians);
  }

  @Override
  public NetworkSnapshots snapshots() {
    return pair.snapshots().with(ENCODER, encoder);
  }

  @Override
  public void resume(NetworkSnapshots snapshots) {
    pair.resume(snapshots);
    snapshots.resume(Map.of(ENCODER, encoder));
    if (snapshots.byName().get(ENCODER).updates() >= pretraining) {
      fitGaussians();
    }
  }

  @Override
  public void close() {
    encoder.close();
    pair.close();
  }
}
