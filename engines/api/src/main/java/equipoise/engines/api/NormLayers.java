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

  /**
   * Over each example by itself, the channels of one group together, by the group's biased
   * variance; gamma and beta have an entry for each channel and start at 1 and 0: Wu and He, ECCV
   * 2018, arXiv 1803.08494. For [n, d] each value is a channel of one pixel.
   *
   * @param groups number of groups of neighbouring channels; 1 takes all channels together, as many
   *     as channels each channel by itself
   */
  record GroupNorm(int groups, double epsilon) implements Layer {
    public GroupNorm {
      Shapes.atLeast(1, groups, "groups");
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("epsilon must be above 0, but is " + epsilon);
      }
    }

    /** Epsilon 1e-5, as in the paper. */
    public GroupNorm(int groups) {
      this(groups, 1e-5);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      if (input.get(0) % groups != 0) {
        throw new IllegalArgumentException(
            String.format(
                "%s needs a multiple of %d channels, but gets %s",
                title(), groups, Shapes.text(input)));
      }
      return input;
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      List<Integer> channels = List.of(input.get(0));
      return List.of(new ArraySpec("gamma", channels, true), new ArraySpec("beta", channels, true));
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Layer.super.initial(input, random);
      Arrays.fill(start.get("gamma").values(), 1);
      return start;
    }

    @Override
    public String title() {
      return "GroupNorm in " + groups + " groups";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Each value divided by (k + alpha / size times the sum of squares of the size channels around
   * it, at the same pixel)^beta: Krizhevsky, Sutskever and Hinton, NeurIPS 2012, section 3.3, with
   * alpha divided by the size, as in PyTorch. An even size sees one channel more before than after.
   *
   * @param size channels, at least 1
   * @param k above 0
   */
  record LocalResponseNorm(int size, double alpha, double beta, double k) implements Layer {
    public LocalResponseNorm {
      Shapes.atLeast(1, size, "size");
      if (!(k > 0) || !(alpha >= 0) || !(beta >= 0)) {
        throw new IllegalArgumentException(
            "local response norm needs k above 0 and alpha and beta at least 0, but has %s, %s, %s"
                .formatted(k, alpha, beta));
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return input;
    }

    @Override
    public String title() {
      return "LocalResponseNorm over " + size + " channels";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * x / max(|x|, {@value #SMALLEST}) of each example [d]: the features of a cosine classifier (Wang
   * et al., ACM MM 2017, doi 10.1145/3123266.3123359).
   */
  record UnitLength() implements Layer {
    public static final double SMALLEST = 1e-12;

    /**
     * @throws IllegalArgumentException for images
     */
    @Override
    public List<Integer> output(List<Integer> input) {
      if (input.size() != 1) {
        throw new IllegalArgumentException("UnitLength takes [d], but gets " + input);
      }
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
