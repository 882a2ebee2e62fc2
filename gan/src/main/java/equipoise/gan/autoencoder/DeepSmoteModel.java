package equipoise.gan.autoencoder;

import equipoise.engines.api.Batch;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import equipoise.gan.generator.GenerativeModel;
import equipoise.gan.generator.ImageBatch;
import equipoise.gan.generator.ImageSource;
import equipoise.gan.generator.NetworkSnapshots;
import equipoise.gan.generator.StepReport;
import equipoise.gan.generator.TrainingImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * DeepSMOTE's autoencoder in training: in a step the reconstruction of a batch, then the penalty on
 * as many images of one class, chosen at random.
 */
final class DeepSmoteModel implements GenerativeModel {
  private final CodeSources sources;
  private final Penalty penalty;
  private final TrainingImages images;
  private final Autoencoder pair;

  /**
   * @param sources with plain networks
   * @param pair closed with this model
   */
  DeepSmoteModel(CodeSources sources, Penalty penalty, TrainingImages images, Autoencoder pair) {
    this.sources = sources;
    this.penalty = penalty;
    this.images = images;
    this.pair = pair;
  }

  @Override
  public StepReport step(int step, ImageBatch batch, RandomGenerator random) {
    int n = batch.size();
    int[] same = new int[n];
    for (int i = 0; i < n; i++) {
      same[i] = i;
    }
    Tensor ofClass = images.draw(random.nextInt(images.classes()), n, random);
    int[] order = Penalty.order(n, random);
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("reconstruction", learn(batch.images(), same, same));
    losses.put("penalty", learn(ofClass, order, penalty.targets(order)));
    pair.update(step);
    return new StepReport(losses, OptionalDouble.empty());
  }

  /**
   * Adds to both networks' gradients those of the loss between the decoded codes and real images.
   *
   * @param order of the codes
   * @param targets of the decoded images
   * @return the loss
   */
  private double learn(Tensor real, int[] order, int[] targets) {
    Tensor codes = pair.encoder().forward(real, Mode.TRAIN);
    Tensor wanted = Rows.select(real, targets);
    Network.Pass decoded =
        pair.decoder()
            .pass(
                Rows.select(codes, order),
                Mode.TRAIN,
                logits -> sources.networks().options().reconstruction().of(logits, wanted));
    pair.encoder().backward((Batch) Rows.scatter(decoded.inputGradient().host(), order));
    return decoded.loss();
  }

  @Override
  public Weights weights() {
    return pair.weights();
  }

  @Override
  public ImageSource source() {
    return sources.encoding(images, List::of);
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
