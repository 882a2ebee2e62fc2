package equipoise.engines.dl4j;

import equipoise.core.Seed;
import equipoise.engines.api.Batch;
import equipoise.engines.api.GradientNorm;
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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A chain of steps over one set of parameters. */
final class Dl4jNetwork implements Network {
  private final NetworkSpec spec;
  private final Parameters parameters;
  private final OptimizerState optimizer;
  private final List<Step> steps;
  private final int[] input;
  private final int[] output;
  private final int firstTrained;
  private int count;
  private long batches;
  private boolean closed;

  Dl4jNetwork(NetworkSpec spec, Optimizer optimizer, Seed seed) {
    this.spec = spec;
    this.parameters = new Parameters(spec);
    this.optimizer = OptimizerState.of(optimizer, parameters.values.length);
    this.steps = Steps.of(spec, parameters, seed.child("dropout"));
    this.input = spec.input().stream().mapToInt(Integer::intValue).toArray();
    this.output = spec.output().stream().mapToInt(Integer::intValue).toArray();
    this.firstTrained = firstTrained(spec);
    load(Weights.initial(spec, seed));
  }

  private static int firstTrained(NetworkSpec spec) {
    for (int i = 0; i < spec.layers().size(); i++) {
      if (spec.parameterCount(i) > 0) {
        return i;
      }
    }
    return spec.layers().size();
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
    if (mode == Mode.TRAIN) {
      batches++;
    }
    int n = images.count();
    float[] values = images.values();
    for (Step step : steps) {
      values = step.forward(values, n, mode);
    }
    count = n;
    int[] shape = shape(n, output);
    return new Tensor(Arrays.copyOf(values, size(shape)), shape);
  }

  @Override
  public Tensor backward(Batch outputGradient) {
    float[] gradient = backward(outputGradient.host(), 0, true);
    int[] shape = shape(count, input);
    return new Tensor(Arrays.copyOf(gradient, size(shape)), shape);
  }

  @Override
  public void learn(Batch images, Mode mode, UnaryOperator<Tensor> outputGradient) {
    backward(outputGradient.apply(forward(images, mode)), firstTrained, false);
  }

  /** Back to step {@code last}, whose input gradient may not be wanted. */
  private float[] backward(Tensor outputGradient, int last, boolean wanted) {
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
    float[] gradient = outputGradient.values();
    for (int i = steps.size() - 1; i >= last; i--) {
      gradient = steps.get(i).backward(gradient, count, i > last || wanted);
    }
    return gradient;
  }

  @Override
  public void update(double rateScale) {
    open();
    optimizer.step(parameters.values, parameters.gradients, rateScale);
    clear();
    steps.forEach(Step::parametersChanged);
  }

  @Override
  public double clip(double norm) {
    return GradientNorm.clip(parameters.gradients, norm);
  }

  @Override
  public void clear() {
    Arrays.fill(parameters.gradients, 0);
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
    steps.forEach(Step::parametersChanged);
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
    steps.forEach(step -> step.resume(batches));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      steps.forEach(Step::close);
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
