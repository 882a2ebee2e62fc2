package equipoise.classifiers.training;

import equipoise.classifiers.batch.Mixture;
import equipoise.classifiers.head.CosineHead;
import equipoise.engines.api.Batch;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A network whose last layer is a {@link Head} on the host, so that features can be mixed in front
 * of it, or its logits be cosines. Its weights are those of the whole network, under the same
 * names.
 */
final class HeadedNetwork implements Network {
  private final NetworkSpec spec;
  private final Network body;
  private final HeadOptimizer head;
  private Mixture mixture;
  private int[] featureShape = {};

  /**
   * @param spec of the whole network, whose last layer the head stands for
   * @param body the layers before it, closed with this
   */
  HeadedNetwork(NetworkSpec spec, Network body, HeadOptimizer head) {
    this.spec = spec;
    this.body = body;
    this.head = head;
  }

  /** What cosines are multiplied by to be logits; empty if logits are no cosines. */
  OptionalDouble cosineScale() {
    return head.head() instanceof CosineHead cosine
        ? OptionalDouble.of(cosine.scale())
        : OptionalDouble.empty();
  }

  /** Mixes the features of the next batch that is trained on; not mixed if null. */
  void mixNext(Mixture features) {
    mixture = features;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    return logits(body.forward(input, mode).host());
  }

  @Override
  public Batch infer(Batch input) {
    return logits(body.infer(input).host());
  }

  private Tensor logits(Tensor features) {
    featureShape = features.shape();
    return new Tensor(
        head.head().forward(features.values()), features.count(), head.head().classes());
  }

  @Override
  public Batch backward(Batch outputGradient) {
    return body.backward((Batch) featureGradient(outputGradient.host()));
  }

  private Tensor featureGradient(Tensor gradient) {
    return new Tensor(head.head().backward(gradient.values()), featureShape);
  }

  @Override
  public Pass pass(Batch input, Mode mode, Function<Tensor, Loss> loss) {
    return body.pass(input, mode, features -> through(features, loss));
  }

  @Override
  public double learn(Batch input, Mode mode, Function<Tensor, Loss> loss) {
    return body.learn(input, mode, features -> through(features, loss));
  }

  /** The loss with its gradient with respect to the features. */
  private Loss through(Tensor features, Function<Tensor, Loss> loss) {
    Mixture mixed = mixture;
    mixture = null;
    Tensor seen = features;
    if (mixed != null) {
      seen = features.copy();
      mixed.apply(seen);
    }
    Loss at = loss.apply(logits(seen));
    Tensor gradient = featureGradient(at.gradient());
    return new Loss(at.value(), mixed == null ? gradient : mixed.backward(gradient));
  }

  @Override
  public void update(double rateScale) {
    body.update(rateScale);
    head.update(rateScale);
  }

  /** The norm of both parts together. */
  @Override
  public double clip(double norm) {
    double below = body.clip(Double.MAX_VALUE);
    double all = Math.hypot(below, head.norm());
    if (all > norm && below > 0) {
      body.clip(below * norm / all);
    }
    if (all > norm) {
      head.scale(norm / all);
    }
    return all;
  }

  @Override
  public void clear() {
    body.clear();
    head.clear();
  }

  @Override
  public Weights gradients() {
    return head.joined(body.gradients(), head.head().gradients());
  }

  @Override
  public Weights weights() {
    return head.joined(body.weights(), head.head().parameters());
  }

  @Override
  public void load(Weights weights) {
    weights.check(spec);
    body.load(head.without(weights));
    head.load(weights);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot below = body.snapshot();
    return new Snapshot(
        weights(), head.joinedMoments(below.moments()), below.updates(), below.batches());
  }

  @Override
  public void resume(Snapshot snapshot) {
    snapshot.weights().check(spec);
    head.load(snapshot.weights());
    body.resume(
        new Snapshot(
            head.without(snapshot.weights()),
            head.momentsBelow(snapshot.moments()),
            snapshot.updates(),
            snapshot.batches()));
    head.resume(snapshot.moments(), snapshot.updates());
  }

  @Override
  public void close() {
    body.close();
  }
}
