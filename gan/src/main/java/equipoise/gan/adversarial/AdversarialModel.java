package equipoise.gan.adversarial;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.BatchTranslator;
import equipoise.gan.generator.ConditionedNoise;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.random.RandomGenerator;

/** A generator of noise and condition, and a discriminator, in training under an objective. */
public final class AdversarialModel implements GenerativeModel {
  private final AdversarialNetworks networks;
  private final Engine engine;
  private final AdversarialPair pair;

  /**
   * @param networks for the shape and the number of classes of {@code images}
   */
  public AdversarialModel(
      AdversarialNetworks networks, Engine engine, TrainingImages images, Seed seed) {
    this.networks = networks;
    this.engine = engine;
    BatchTranslator translator = new BatchTranslator(networks.options().augmentation(), images);
    this.pair = AdversarialPair.open(networks, engine, seed, translator);
  }

  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    int[] conditions =
        networks.objective().conditions(batch.conditions(), networks.classes(), random);
    Tensor noise =
        ConditionedNoise.draw(
            conditions, networks.conditions(), networks.options().latent(), random);
    return pair.step(batch, noise, conditions, random);
  }

  @Override
  public Weights weights() {
    return pair.generator().weights();
  }

  @Override
  public ImageSource source() {
    return networks.source(engine);
  }

  @Override
  public NetworkSnapshots snapshots() {
    return pair.snapshots();
  }

  @Override
  public void resume(NetworkSnapshots snapshots) {
    pair.resume(snapshots);
  }

  @Override
  public void close() {
    pair.close();
  }
}
