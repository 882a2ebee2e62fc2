package equipoise.engines.api.benchmark;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Losses;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import java.util.Arrays;

/** Cross-entropy and Adam. */
final class ClassifierRun implements Workload.Running {
  private final Network network;
  private final Tensor images;
  private final int[] labels;

  ClassifierRun(Engine engine, NetworkSpec spec, Tensor images) {
    this.network = engine.create(spec, Optimizer.Adam.of(1e-3), new Seed(1));
    this.images = images;
    this.labels = new int[images.count()];
    int classes = spec.output().get(0);
    Arrays.setAll(labels, i -> i % classes);
  }

  @Override
  public void step() {
    network.learn(images, Mode.TRAIN, output -> Losses.softmaxCrossEntropy(output, labels, null));
    network.update();
  }

  @Override
  public void settle() {
    Workload.settle(network);
  }

  @Override
  public void close() {
    network.close();
  }
}
