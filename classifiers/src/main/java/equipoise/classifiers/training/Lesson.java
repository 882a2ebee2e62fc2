package equipoise.classifiers.training;

import equipoise.classifiers.batch.BatchLabels;
import equipoise.classifiers.batch.Mixing;
import equipoise.classifiers.batch.Mixture;
import equipoise.classifiers.loss.LossSpec;
import equipoise.classifiers.loss.TrainingLoss;
import equipoise.core.Seed;
import equipoise.core.data.Dataset;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.Tensor;
import java.util.Optional;

/** What a network is taught: batches, mixed if the method mixes them, and the loss on them. */
final class Lesson {
  private final Batches batches;
  private final TrainingLoss loss;
  private final Optional<Mixing> mixing;
  private final int[] counts;
  private final Mixing.Side side;
  private final Seed mixingSeed;
  private int step;

  /**
   * @param batches drawn as the method wants it
   * @param train the training set
   */
  Lesson(Batches batches, LossSpec method, Dataset train, Seed seed) {
    ImageShape shape = batches.shape();
    this.batches = batches;
    this.counts = train.counts();
    this.loss = method.of(counts);
    this.mixing = method.mixing();
    this.side = new Mixing.Side(shape.height(), shape.width());
    this.mixingSeed = seed.child("mixing");
  }

  /**
   * Adds a batch's gradients to the network's.
   *
   * @param done share of the training that lies behind, in [0, 1]
   * @return the loss
   */
  double teach(Network network, double done) {
    Tensor images = batches.advance(done);
    BatchLabels labels = mixed(images, network);
    step++;
    return network.learn(images, Mode.TRAIN, logits -> loss.of(logits, labels, done));
  }

  private BatchLabels mixed(Tensor images, Network network) {
    int[] labels = batches.labels();
    if (mixing.isEmpty()) {
      return BatchLabels.of(labels);
    }
    Mixture mixture =
        mixing.get().draw(labels, counts, side, mixingSeed.child("batch", step).generator());
    if (mixture.features()) {
      ((HeadedNetwork) network).mixNext(mixture);
    } else {
      mixture.apply(images);
    }
    return mixture.labels(labels);
  }
}
