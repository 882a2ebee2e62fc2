package equipoise.classifiers;

import equipoise.core.Seed;
import equipoise.engines.api.Engine;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An engine that counts its networks that are open and their updates. */
record CountingEngine(Engine inner, AtomicInteger open, AtomicInteger updates) implements Engine {
  CountingEngine(Engine inner) {
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
    public Tensor forward(Tensor input, Mode mode) {
      return network.forward(input, mode);
    }

    @Override
    public Tensor backward(Tensor outputGradient) {
      return network.backward(outputGradient);
    }

    @Override
    public Tensor pass(Tensor input, Mode mode, UnaryOperator<Tensor> outputGradient) {
      return network.pass(input, mode, outputGradient);
    }

    @Override
    public void update(double rateScale) {
      updates.incrementAndGet();
      network.update(rateScale);
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
    public void close() {
      open.decrementAndGet();
      network.close();
    }
  }
}
