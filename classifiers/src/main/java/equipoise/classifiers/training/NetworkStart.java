package equipoise.classifiers.training;

import equipoise.classifiers.architecture.Architecture;
import equipoise.core.Seed;
import equipoise.core.data.ImageShape;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import java.util.function.IntConsumer;

/** Where the training of a network begins: at random weights, or at those of another training. */
public interface NetworkStart {
  /**
   * The network from images, brought to its own height and width, to logits.
   *
   * @param images as the data set has them
   * @param dropout in [0, 1)
   * @throws IllegalArgumentException if it is not for such images
   */
  NetworkSpec spec(ImageShape images, int classes, double dropout);

  /**
   * A network with its first weights.
   *
   * @param spec that {@link #spec} gave, whole or without its last layer
   * @throws equipoise.core.data.DataException if weights cannot be read
   */
  Begun begin(NetworkSpec spec, Engine engine, Optimizer optimizer, Seed seed);

  /**
   * A training about to begin.
   *
   * @param network to be closed by who asked for it
   * @param epoch is given the number of each epoch, from 1, before it begins
   */
  record Begun(Network network, IntConsumer epoch) {}

  /** Random weights; images as they are. */
  static NetworkStart random(Architecture architecture) {
    return new NetworkStart() {
      @Override
      public NetworkSpec spec(ImageShape images, int classes, double dropout) {
        return architecture.spec(images, classes, dropout);
      }

      @Override
      public Begun begin(NetworkSpec spec, Engine engine, Optimizer optimizer, Seed seed) {
        return new Begun(engine.create(spec, optimizer, seed), epoch -> {});
      }
    };
  }
}
