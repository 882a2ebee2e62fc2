package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.TensorOptions;

/**
 * A list of operations over one set of parameters. Every call opens a scope that frees what it
 * makes; the graph of the last forward is kept until the next one.
 */
final class LibtorchNetwork implements Network {
  private final NetworkSpec spec;
  private final NativeOwner owner = new NativeOwner();
  private final TensorOptions options;
  private final Parameters parameters;
  private final FlatOptimizer optimizer;
  private final List<Operation> operations;
  private final int[] input;
  private final int[] output;
  private Graph graph;
  private boolean closed;

  /** Within a scope. */
  LibtorchNetwork(NetworkSpec spec, Optimizer optimizer, Seed seed, Place place) {
    this.spec = spec;
    input = spec.input().stream().mapToInt(Integer::intValue).toArray();
    output = spec.output().stream().mapToInt(Integer::intValue).toArray();
    options = owner.hold(place.floats());
    parameters = new Parameters(spec, options);
    this.optimizer = FlatOptimizer.of(optimizer, parameters.values);
    operations = Operations.of(spec, parameters, seed.child("dropout"));
    parameters.load(Weights.initial(spec, seed));
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Tensor forward(Tensor images, Mode mode) {
    return forward(images, mode, true);
  }

  private Tensor forward(Tensor images, Mode mode, boolean inputGradient) {
    open();
    check(images, input, "input");
    forget();
    return Scope.with(
        () -> {
          org.bytedeco.pytorch.Tensor x = device(images).set_requires_grad(inputGradient);
          org.bytedeco.pytorch.Tensor y = x;
          for (Operation operation : operations) {
            y = operation.apply(y, mode);
          }
          graph = Graph.of(x, y);
          return host(y);
        });
  }

  private org.bytedeco.pytorch.Tensor device(Tensor tensor) {
    return Floats.of(tensor.values(), options, Floats.longs(tensor.shape()));
  }

  private static Tensor host(org.bytedeco.pytorch.Tensor tensor) {
    return new Tensor(Floats.read(tensor), Floats.shape(tensor));
  }

  @Override
  public Tensor backward(Tensor outputGradient) {
    return backward(outputGradient, true);
  }

  private Tensor backward(Tensor outputGradient, boolean kept) {
    return Scope.with(
        () -> {
          goBack(outputGradient, kept);
          return host(graph.takeInputGradient());
        });
  }

  private void goBack(Tensor outputGradient, boolean kept) {
    open();
    if (graph == null) {
      throw new IllegalStateException("network " + spec.name() + ": backward before any forward");
    }
    check(outputGradient, output, "output gradient");
    long batch = graph.output().size(0);
    if (outputGradient.count() != batch) {
      throw new IllegalArgumentException(
          String.format(
              "network %s: an output gradient of %d examples after a forward of %d",
              spec.name(), outputGradient.count(), batch));
    }
    graph.backward(device(outputGradient), kept);
  }

  @Override
  public Tensor pass(Tensor images, Mode mode, UnaryOperator<Tensor> outputGradient) {
    Tensor gradient = backward(outputGradient.apply(forward(images, mode, true)), false);
    forget();
    return gradient;
  }

  @Override
  public void learn(Tensor images, Mode mode, UnaryOperator<Tensor> outputGradient) {
    Tensor gradient = outputGradient.apply(forward(images, mode, false));
    Scope.run(() -> goBack(gradient, false));
    forget();
  }

  private void forget() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
  }

  @Override
  public void update(double rateScale) {
    open();
    Scope.withoutGraph(
        () -> {
          optimizer.step(parameters.values, parameters.gradients, rateScale);
          parameters.gradients.zero_();
        });
  }

  @Override
  public void clear() {
    open();
    Scope.run(parameters.gradients::zero_);
  }

  @Override
  public Weights gradients() {
    open();
    return Scope.with(() -> parameters.gradientsByName());
  }

  @Override
  public Weights weights() {
    open();
    return Scope.with(() -> parameters.weights());
  }

  @Override
  public void load(Weights weights) {
    open();
    Scope.run(() -> parameters.load(weights.check(spec)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      forget();
      optimizer.close();
      parameters.close();
      owner.close();
    }
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("network " + spec.name() + " is closed");
    }
  }

  private void check(Tensor tensor, int[] example, String what) {
    int[] wanted = new int[example.length + 1];
    wanted[0] = tensor.count();
    System.arraycopy(example, 0, wanted, 1, example.length);
    if (!Arrays.equals(tensor.shape(), wanted) || tensor.count() < 1) {
      throw new IllegalArgumentException(
          String.format(
              "network %s: the %s must be [n, %s] with n at least 1, but is %s",
              spec.name(),
              what,
              Arrays.toString(example).replaceAll("[\\[\\]]", ""),
              Arrays.toString(tensor.shape())));
    }
  }
}
