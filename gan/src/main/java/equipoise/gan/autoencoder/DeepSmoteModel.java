package equipoise.gan.autoencoder;

import equipoise.engines.api.Loss;
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
import java.util.function.Function;
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
    ReconstructionLoss loss = sources.networks().options().reconstruction();
    int n = batch.size();
    Tensor ofClass = images.draw(random.nextInt(images.classes()), n, random);
    int[] order = Rows.shuffled(n, random);
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put(
        "reconstruction",
        learn(batch.images(), Rows.inOrder(n), logits -> loss.of(logits, batch.images())));
    losses.put(
        "penalty", learn(ofClass, order, logits -> penalty.of(loss, logits, ofClass, order)));
    pair.update(step);
    return new StepReport(losses, OptionalDouble.empty());
  }

  /**
   * Adds the loss's gradients to those of both networks.
   *
   * @param order image i is decoded from the code of image {@code order[i]}
   * @return the loss
   */
  private double learn(Tensor real, int[] order, Function<Tensor, Loss> loss) {
    Tensor codes = pair.encoder().forward(real, Mode.TRAIN);
    Network.Pass decoded = pair.decoder().pass(Rows.select(codes, order), Mode.TRAIN, loss);
    pair.encoder().backward(Rows.back(decoded.inputGradient().host(), order));
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
