package equipoise.gan.dcgan;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.adversarial.AdversarialNetworks;
import equipoise.gan.adversarial.AdversarialPair;
import equipoise.gan.generator.BatchTranslator;
import equipoise.gan.generator.ConditionedNoise;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Two networks for each class, which take turns: a step trains one class's. */
final class UnconditionalModel implements GenerativeModel {
  private final AdversarialNetworks networks;
  private final Engine engine;
  private final TrainingImages images;
  private final List<AdversarialPair> pairs = new ArrayList<>();

  UnconditionalModel(
      AdversarialNetworks networks, Engine engine, TrainingImages images, Seed seed) {
    this.networks = networks;
    this.engine = engine;
    this.images = images;
    BatchTranslator translator = new BatchTranslator(networks.options().augmentation(), images);
    boolean complete = false;
    try {
      for (int c = 0; c < images.classes(); c++) {
        pairs.add(AdversarialPair.open(networks, engine, seed.child("class", c), translator));
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  /** Trains on as many images of the class whose turn it is as the batch has. */
  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    int turn = (step - 1) % pairs.size();
    int[] conditions = new int[batch.size()];
    ImageBatch own = new ImageBatch(images.draw(turn, batch.size(), random), conditions);
    Tensor noise = ConditionedNoise.draw(conditions, 1, networks.options().latent(), random);
    return pairs.get(turn).step(own, noise, conditions, random);
  }

  @Override
  public Weights weights() {
    return Weights.joined(pairs.stream().map(pair -> pair.generator().weights()).toList());
  }

  @Override
  public ImageSource source() {
    return UnconditionalImages.open(networks, engine, pairs.size());
  }

  @Override
  public NetworkSnapshots snapshots() {
    return NetworkSnapshots.joined(pairs.stream().map(AdversarialPair::snapshots).toList());
  }

  @Override
  public void resume(NetworkSnapshots snapshots) {
    for (int c = 0; c < pairs.size(); c++) {
      pairs.get(c).resume(snapshots.part(c));
    }
  }

  @Override
  public void close() {
    pairs.forEach(AdversarialPair::close);
  }
}
