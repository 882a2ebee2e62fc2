package equipoise.engines.api;

import java.util.List;

/** Layers that map each value independently, or only rearrange values. */
interface ValueLayers {
  record Relu() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record LeakyRelu(double slope) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public String title() {
      return "LeakyRelu " + slope;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Tanh() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Sigmoid() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** x times the logistic function of x: Elfwing, Uchibe and Doya, 2018, arXiv 1702.03118. */
  record Silu() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** ln(1 + e^x): Dugas et al., NeurIPS 2000. */
  record Softplus() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** min(max(x, 0), 6): Krizhevsky, 2010; as in Howard et al., 2017, arXiv 1704.04861. */
  record Relu6() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** min(max(x / 6 + 1/2, 0), 1): Howard et al., ICCV 2019, arXiv 1905.02244. */
  record HardSigmoid() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** x times {@link HardSigmoid} of x: Howard et al., ICCV 2019, arXiv 1905.02244. */
  record HardSwish() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * factor x, such as the scaled branches of Szegedy et al., AAAI 2017, arXiv 1602.07261.
   *
   * @param factor finite
   */
  record Scale(double factor) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public String title() {
      return "Scale by " + factor;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * @param rate share of values set to zero in {@link Mode#TRAIN}; the others are divided by 1 -
   *     rate
   */
  record Dropout(double rate) implements Layer {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("rate must be from 0 to below 1, but is " + rate);
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public String title() {
      return "Dropout " + rate;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** [n, c, h, w] to [n, c h w]. */
  record Flatten() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(Shapes.size(input));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** [n, d] to [n, channels, height, width]. */
  record Reshape(int channels, int height, int width) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> output = List.of(channels, height, width);
      int values = Shapes.size(input);
      if (Shapes.size(output) != values) {
        throw new IllegalArgumentException(
            String.format(
                "cannot reshape %s (%d values) to %s",
                Shapes.text(input), values, Shapes.text(output)));
      }
      return output;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
