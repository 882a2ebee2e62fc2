package equipoise.engines.api.benchmark;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;

/** Outputs that come to the host. */
record InferenceRun(Network network, Tensor images) implements Workload.Running {
  static InferenceRun of(Engine engine, NetworkSpec spec, int batch) {
    Network network = engine.create(spec, new Optimizer.Sgd(0.1, 0), new Seed(1));
    return new InferenceRun(network, Workload.noise(batch, spec.input()));
  }

  @Override
  public void step() {
    network.infer(images).host();
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
