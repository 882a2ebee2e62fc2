package equipoise.classifiers;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An engine that counts its open networks and their updates. */
public record CountingEngine(Engine inner, AtomicInteger open, AtomicInteger updates)
    implements Engine {
  public CountingEngine(Engine inner) {
    this(inner, new AtomicInteger(), new AtomicInteger());
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Status status() {
    return inner.status();
  }

  @Override
  public Network create(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    open.incrementAndGet();
    return new Counted(inner.create(spec, optimizer, seed));
  }

  private final class Counted implements Network {
    private final Network network;

    Counted(Network network) {
      this.network = network;
    }

    @Override
    public NetworkSpec spec() {
      return network.spec();
    }

    @Override
    public Batch forward(Batch input, Mode mode) {
      return network.forward(input, mode);
    }

    @Override
    public Batch infer(Batch input) {
      return network.infer(input);
    }

    @Override
    public Batch backward(Batch outputGradient) {
      return network.backward(outputGradient);
    }

    @Override
    public Pass pass(Batch input, Mode mode, Function<Tensor, Loss> loss) {
      return network.pass(input, mode, loss);
    }

    @Override
    public void update(double rateScale) {
      updates.incrementAndGet();
      network.update(rateScale);
    }

    @Override
    public double clip(double norm) {
      return network.clip(norm);
    }

    @Override
    public void clear() {
      network.clear();
    }

    @Override
    public Weights gradients() {
      return network.gradients();
    }

    @Override
    public Weights weights() {
      return network.weights();
    }

    @Override
    public void load(Weights weights) {
      network.load(weights);
    }

    @Override
    public Snapshot snapshot() {
      return network.snapshot();
    }

    @Override
    public void resume(Snapshot snapshot) {
      network.resume(snapshot);
    }

    @Override
    public void close() {
      open.decrementAndGet();
      network.close();
    }
  }
}
