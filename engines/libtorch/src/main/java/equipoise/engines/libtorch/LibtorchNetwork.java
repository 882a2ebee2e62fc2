package equipoise.engines.libtorch;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.ConditionSpec;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A tree of operations over one set of parameters. Every call opens a scope that frees what it
 * makes; the graph of the last forward and the input gradient of the last backward are kept until
 * the next one.
 */
final class LibtorchNetwork implements Network {
  private final NetworkSpec spec;
  private final NativeOwner owner;
  private final DeviceContext context;
  private final Parameters parameters;
  private final FlatOptimizer optimizer;
  private final Operation operation;
  private final ConditionSpec condition;
  private final int[] input;
  private final int[] output;
  private Graph graph;
  private boolean remembered;
  private ResidentBatch inputGradient;
  private long batches;
  private boolean closed;

  /**
   * Within a scope.
   *
   * @param owner of all that it makes; this network closes it
   */
  LibtorchNetwork(
      NetworkSpec spec, Optimizer optimizer, Seed seed, DeviceContext context, NativeOwner owner) {
    this.spec = spec;
    this.owner = owner;
    this.context = context;
    input = spec.input().stream().mapToInt(Integer::intValue).toArray();
    output = spec.output().stream().mapToInt(Integer::intValue).toArray();
    condition = spec.condition();
    parameters = new Parameters(spec, context, owner);
    this.optimizer = FlatOptimizer.of(optimizer, parameters.values, owner);
    operation =
        new Operations(parameters, owner, context, seed.child("dropout")).chain(spec.nodes());
    parameters.load(Weights.initial(spec, seed));
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Batch forward(Batch batch, Mode mode) {
    return forward(batch, mode, true);
  }

  @Override
  @SuppressWarnings("try")
  public Batch infer(Batch batch) {
    require(batch);
    return Scope.with(
        () -> {
          try (NoGradGuard guard = new NoGradGuard()) {
            Batch result = run(resident(batch), call(batch, Mode.INFER, false));
            remembered = false;
            return result;
          }
        });
  }

  private Batch forward(Batch batch, Mode mode, boolean inputGradient) {
    require(batch);
    return Scope.with(
        () -> {
          org.bytedeco.pytorch.Tensor x = resident(batch);
          x.set_requires_grad(inputGradient);
          Batch result = run(x, call(batch, mode, true));
          if (mode == Mode.TRAIN) {
            batches++;
          }
          remembered = true;
          return result;
        });
  }

  private void require(Batch batch) {
    open();
    check(batch, input, "input");
    if (ResidentBatch.in(batch) == null) {
      batch.host().requireFinite("network " + spec.name() + ": the input");
    }
  }

  private Batch run(org.bytedeco.pytorch.Tensor x, Call call) {
    forget();
    graph =
        Graph.of(x, context.compute(() -> operation.apply(context.ordered(x), call)), spec.name());
    return graph.output();
  }

  private Call call(Batch batch, Mode mode, boolean recorded) {
    int[] labels = condition.labels(batch);
    Tensor vectors = condition.condition(batch);
    return new Call(
        mode,
        recorded,
        batches,
        labels == null ? null : Floats.labels(labels, context),
        vectors == null
            ? null
            : Floats.of(vectors.values(), context, Floats.longs(vectors.shape())));
  }

  /** The batch on this network's device, outside of any graph. */
  private org.bytedeco.pytorch.Tensor resident(Batch batch) {
    ResidentBatch there = ResidentBatch.in(batch);
    if (there != null) {
      return Floats.at(there.tensor().detach(), context);
    }
    Tensor host = batch.host();
    return Floats.of(host.values(), context, Floats.longs(host.shape()));
  }

  @Override
  public Batch backward(Batch outputGradient) {
    return backward(outputGradient, true);
  }

  private Batch backward(Batch outputGradient, boolean kept) {
    return Scope.with(
        () -> {
          goBack(outputGradient, kept);
          org.bytedeco.pytorch.Tensor gradient = graph.takeInputGradient();
          forgetInputGradient();
          inputGradient = new ResidentBatch(gradient, spec.name());
          return inputGradient;
        });
  }

  private void goBack(Batch outputGradient, boolean kept) {
    open();
    if (graph == null || !remembered) {
      throw new IllegalStateException("network " + spec.name() + ": backward before any forward");
    }
    check(outputGradient, output, "output gradient");
    int count = graph.output().count();
    if (outputGradient.count() != count) {
      throw new IllegalArgumentException(
          String.format(
              "network %s: an output gradient of %d examples after a forward of %d",
              spec.name(), outputGradient.count(), count));
    }
    context.prepare();
    graph.backward(resident(outputGradient), kept);
  }

  @Override
  public Pass pass(Batch batch, Mode mode, Function<Tensor, Loss> loss) {
    Loss at = loss.apply(forward(batch, mode, true).host());
    Batch gradient = backward(at.gradient(), false);
    forget();
    return new Pass(at.value(), gradient);
  }

  @Override
  public double learn(Batch batch, Mode mode, Function<Tensor, Loss> loss) {
    Loss at = loss.apply(forward(batch, mode, false).host());
    Scope.run(() -> goBack(at.gradient(), false));
    forget();
    return at.value();
  }

  private void forget() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
  }

  private void forgetInputGradient() {
    if (inputGradient != null) {
      inputGradient.close();
      inputGradient = null;
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
  public double clip(double norm) {
    open();
    return Scope.with(() -> parameters.clip(norm));
  }

  @Override
  public void clear() {
    open();
    Scope.run(parameters.gradients::zero_);
  }

  @Override
  public Weights gradients() {
    open();
    return Scope.with(parameters::gradientsByName);
  }

  @Override
  public Weights weights() {
    open();
    return Scope.with(parameters::weights);
  }

  @Override
  public void load(Weights weights) {
    open();
    Scope.run(() -> parameters.load(weights.check(spec)));
  }

  @Override
  public Snapshot snapshot() {
    return new Snapshot(weights(), Scope.with(optimizer::read), optimizer.updates(), batches);
  }

  @Override
  public void resume(Snapshot snapshot) {
    load(snapshot.weights());
    Scope.run(() -> optimizer.resume(snapshot.moments(), snapshot.updates()));
    batches = snapshot.batches();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      forget();
      forgetInputGradient();
      owner.close();
    }
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("network " + spec.name() + " is closed");
    }
  }

  private void check(Batch batch, int[] example, String what) {
    int[] shape = batch.shape();
    int[] wanted = new int[example.length + 1];
    wanted[0] = shape[0];
    System.arraycopy(example, 0, wanted, 1, example.length);
    if (!Arrays.equals(shape, wanted) || shape[0] < 1) {
      throw new IllegalArgumentException(
          String.format(
              "network %s: the %s must be [n, %s] with n at least 1, but is %s",
              spec.name(),
              what,
              Arrays.toString(example).replaceAll("[\\[\\]]", ""),
              Arrays.toString(shape)));
    }
  }
}
