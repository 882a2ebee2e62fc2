package equipoise.engines.api;

import static org.assertj.core.api.Assertions.assertThat;

import equipoise.core.Seed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Compares a network's gradients with central differences of its outputs. The loss is sum(r *
 * output) with random r, summed in double precision. Derivatives are taken along random directions,
 * one for the input and one for each parameter array, so that a single wrong value shows.
 */
final class GradientCheck {
  private final Network network;
  private final Tensor input;
  private final Batch batch;
  private final Mode mode;
  private final RandomGenerator random;
  private final Tensor factors;

  GradientCheck(Network network, Batch batch, Mode mode) {
    this.network = network;
    this.input = batch.host();
    this.batch = batch;
    this.mode = mode;
    this.random = new Seed(77).child("directions").generator();
    this.factors = direction(output(input));
  }

  /** Fails where analytic and numeric derivative differ by more than the relative tolerance. */
  void passes(double tolerance) {
    Weights before = network.weights();
    network.clear();
    output(input);
    Tensor inputGradient = network.backward(factors);
    Weights gradients = network.gradients();
    network.load(before);

    Tensor direction = direction(input);
    compare(
        "input", dot(inputGradient, direction), numeric(direction), norm(inputGradient), tolerance);
    gradients
        .tensors()
        .forEach(
            (name, gradient) -> {
              Tensor step = direction(gradient);
              double numeric = numeric(before, name, step);
              compare(name, dot(gradient, step), numeric, norm(gradient), tolerance);
            });
  }

  private static void compare(
      String what, double analytic, double numeric, double scale, double tolerance) {
    assertThat(analytic)
        .as("derivative with respect to %s; numeric %s, gradient's norm %s", what, numeric, scale)
        .isCloseTo(
            numeric, org.assertj.core.api.Assertions.within(tolerance * Math.max(scale, 1e-3)));
  }

  private double numeric(Tensor direction) {
    double h = step(input);
    return (loss(moved(input, direction, h)) - loss(moved(input, direction, -h))) / (2 * h);
  }

  private double numeric(Weights weights, String name, Tensor direction) {
    double h = step(weights.get(name));
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
      tensors.put(name, moved(weights.get(name), direction, side == 0 ? h : -h));
      network.load(new Weights(tensors));
      losses[side] = loss(input);
      network.load(weights);
    }
    return (losses[0] - losses[1]) / (2 * h);
  }

  private double loss(Tensor at) {
    return dot(output(at), factors);
  }

  private Tensor output(Tensor at) {
    return network
        .forward(new ConditionedBatch(at, batch.condition(), batch.labels()), mode)
        .host();
  }

  private double step(Tensor around) {
    return 2e-3 * Math.max(1, norm(around));
  }

  /** Of Euclidean length 1. */
  private Tensor direction(Tensor like) {
    float[] values = new float[like.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    double norm = norm(new Tensor(values, like.shape()));
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) norm;
    }
    return new Tensor(values, like.shape());
  }

  private static Tensor moved(Tensor from, Tensor direction, double h) {
    float[] values = from.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (h * direction.values()[i]);
    }
    return new Tensor(values, from.shape());
  }

  private static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += (double) a.values()[i] * b.values()[i];
    }
    return sum;
  }

  private static double norm(Tensor a) {
    return Math.sqrt(dot(a, a));
  }
}
