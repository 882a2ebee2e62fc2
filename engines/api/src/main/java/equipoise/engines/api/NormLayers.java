package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Layers that scale and shift by mean and variance. */
interface NormLayers {
  /**
   * Per channel (per value for [n, d]); gamma 1, beta 0 at the start.
   *
   * @param momentum weight of the new batch in the running statistics; the running variance is
   *     unbiased
   */
  record BatchNorm(double epsilon, double momentum) implements Layer {
    public static final BatchNorm DEFAULTS = new BatchNorm(1e-5, 0.1);

    public BatchNorm {
      if (!(epsilon > 0) || !(momentum > 0 && momentum <= 1)) {
        throw new IllegalArgumentException(
            "batch norm needs epsilon above 0 and momentum in (0, 1], but has "
                + epsilon
                + ", "
                + momentum);
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      List<Integer> channels = List.of(input.get(0));
      return List.of(
          new ArraySpec("gamma", channels, true),
          new ArraySpec("beta", channels, true),
          new ArraySpec("runningMean", channels, false),
          new ArraySpec("runningVariance", channels, false));
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Layer.super.initial(input, random);
      Arrays.fill(start.get("gamma").values(), 1);
      Arrays.fill(start.get("runningVariance").values(), 1);
      return start;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Over each example by itself, all its values together; gamma and beta have an entry for every
   * value of an example: Ba, Kiros and Hinton, 2016, arXiv 1607.06450.
   */
  record LayerNorm(double epsilon) implements Layer {
    public static final LayerNorm DEFAULTS = new LayerNorm(1e-5);

    public LayerNorm {
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("epsilon must be above 0, but is " + epsilon);
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      return List.of(new ArraySpec("gamma", input, true), new ArraySpec("beta", input, true));
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Layer.super.initial(input, random);
      Arrays.fill(start.get("gamma").values(), 1);
      return start;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
