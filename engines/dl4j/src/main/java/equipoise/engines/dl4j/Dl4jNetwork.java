package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.GradientNorm;
import equipoise.engines.api.Loss;
import equipoise.engines.api.Mode;
import equipoise.engines.api.Network;
import equipoise.engines.api.NetworkSpec;
import equipoise.engines.api.Optimizer;
import equipoise.engines.api.OptimizerState;
import equipoise.engines.api.Snapshot;
import equipoise.engines.api.Tensor;
import equipoise.engines.api.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A chain of steps over one set of parameters. */
final class Dl4jNetwork implements Network {
  private final NetworkSpec spec;
  private final Parameters parameters;
  private final OptimizerState optimizer;
  private final Condition condition;
  private final Scratch scratch = new Scratch();
  private final Chain chain;
  private final int[] input;
  private final int[] output;
  private int count;
  private long batches;
  private boolean closed;

  Dl4jNetwork(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    this.spec = spec;
    this.parameters = new Parameters(spec);
    this.optimizer = OptimizerState.of(optimizer, parameters.values.length);
    this.condition = new Condition(spec.condition());
    this.chain =
        new Steps(parameters, seed.child("dropout"), condition, scratch)
            .chain(spec.nodes(), new Turns());
    this.input = spec.input().stream().mapToInt(Integer::intValue).toArray();
    this.output = spec.output().stream().mapToInt(Integer::intValue).toArray();
    load(Weights.initial(spec, seed));
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Tensor forward(Batch batch, Mode mode) {
    open();
    Tensor images = batch.host();
    check(images, input, "input");
    images.requireFinite("network " + spec.name() + ": the input");
    int n = images.count();
    condition.take(batch);
    if (mode == Mode.TRAIN) {
      batches++;
    }
    Nd4jLibrary.keepToOneThread();
    float[] values = chain.forward(images.values(), n, mode);
    count = n;
    int[] shape = shape(n, output);
    return new Tensor(Arrays.copyOf(values, size(shape)), shape);
  }

  @Override
  public Tensor infer(Batch batch) {
    Tensor result = forward(batch, Mode.INFER);
    count = 0;
    return result;
  }

  @Override
  public Tensor backward(Batch outputGradient) {
    float[] gradient = backward(outputGradient.host(), true);
    int[] shape = shape(count, input);
    return new Tensor(Arrays.copyOf(gradient, size(shape)), shape);
  }

  @Override
  public double learn(Batch images, Mode mode, Function<Tensor, Loss> loss) {
    Loss at = loss.apply(forward(images, mode));
    backward(at.gradient(), false);
    return at.value();
  }

  private float[] backward(Tensor outputGradient, boolean wanted) {
    open();
    if (count == 0) {
      throw new IllegalStateException("network " + spec.name() + ": backward before any forward");
    }
    check(outputGradient, output, "output gradient");
    if (outputGradient.count() != count) {
      throw new IllegalArgumentException(
          String.format(
              "network %s: an output gradient of %d examples after a forward of %d",
              spec.name(), outputGradient.count(), count));
    }
    Nd4jLibrary.keepToOneThread();
    return chain.backward(outputGradient.values(), count, wanted);
  }

  @Override
  public void update(double rateScale) {
    open();
    optimizer.step(parameters.values, parameters.settled(), rateScale);
    clear();
    chain.parametersChanged();
  }

  @Override
  public double clip(double norm) {
    return GradientNorm.clip(parameters.settled(), norm);
  }

  @Override
  public void clear() {
    parameters.clear();
  }

  @Override
  public Weights gradients() {
    return parameters.gradients();
  }

  @Override
  public Weights weights() {
    return parameters.weights();
  }

  @Override
  public void load(Weights weights) {
    open();
    parameters.load(weights.check(spec));
    chain.parametersChanged();
  }

  @Override
  public Snapshot snapshot() {
    Map<String, float[]> moments = new LinkedHashMap<>();
    optimizer.moments().forEach((name, values) -> moments.put(name, values.clone()));
    return new Snapshot(weights(), moments, optimizer.updates(), batches);
  }

  @Override
  public void resume(Snapshot snapshot) {
    load(snapshot.weights());
    optimizer.resume(snapshot.moments(), snapshot.updates());
    batches = snapshot.batches();
    chain.resume(batches);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      chain.close();
      scratch.close();
    }
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("network " + spec.name() + " is closed");
    }
  }

  private void check(Tensor tensor, int[] example, String what) {
    int[] wanted = shape(tensor.count(), example);
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

  private static int[] shape(int n, int[] example) {
    int[] shape = new int[example.length + 1];
    shape[0] = n;
    System.arraycopy(example, 0, shape, 1, example.length);
    return shape;
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
