package equipoise.engines.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layers that hold others. */
interface BranchingLayers {
  /**
   * body(x) + shortcut(x): He et al., CVPR 2016.
   *
   * @param shortcut empty for x itself
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> sum = Node.end(body, input);
      List<Integer> other = Node.end(shortcut, input);
      if (!sum.equals(other)) {
        throw new IllegalArgumentException(
            String.format(
                "Residual adds %s and %s; both must be of one shape",
                Shapes.text(sum), Shapes.text(other)));
      }
      return sum;
    }

    @Override
    public Map<String, List<Layer>> chains() {
      Map<String, List<Layer>> chains = new LinkedHashMap<>();
      chains.put("body", body);
      chains.put("shortcut", shortcut);
      return chains;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The outputs of branches one after another along the channels (the values of [n, d]); all get
   * the same input. A branch without layers passes it on.
   */
  record Concat(List<List<Layer>> branches) implements Layer {
    public Concat {
      branches = branches.stream().map(List::copyOf).toList();
      Shapes.atLeast(1, branches.size(), "the number of branches");
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> first = Node.end(branches.get(0), input);
      int channels = 0;
      for (List<Layer> branch : branches) {
        List<Integer> one = Node.end(branch, input);
        if (one.size() != first.size() || !sides(one).equals(sides(first))) {
          throw new IllegalArgumentException(
              String.format(
                  "Concat joins %s and %s; they may differ in channels only",
                  Shapes.text(first), Shapes.text(one)));
        }
        channels += one.get(0);
      }
      return first.size() == 1 ? List.of(channels) : List.of(channels, first.get(1), first.get(2));
    }

    @Override
    public Map<String, List<Layer>> chains() {
      Map<String, List<Layer>> chains = new LinkedHashMap<>();
      for (int i = 0; i < branches.size(); i++) {
        chains.put("branch" + i, branches.get(i));
      }
      return chains;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    private static List<Integer> sides(List<Integer> shape) {
      return shape.subList(1, shape.size());
    }
  }

  /**
   * x + shift, where the shift is the output of a chain of layers run on {@link Batch#condition()},
   * [n, width], one value for each channel of each example, the same at all its pixels. It makes a
   * network know the time or noise level of its input, as the time embedding does in the residual
   * blocks of Ho, Jain and Abbeel, NeurIPS 2020, arXiv 2006.11239, appendix B. The chain's layers
   * are trained; an {@link Layer.Embedding} among them gives it the batch's labels. Backward gives
   * no gradient with respect to the condition.
   *
   * @param width length of the condition's vectors
   * @param chain from [width] to as many values as x has channels
   */
  record ConditionalShift(int width, List<Layer> chain) implements Layer {
    public ConditionalShift {
      Shapes.atLeast(1, width, "width");
      chain = List.copyOf(chain);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> shift = Node.end(chain, chainInput(input));
      if (!shift.equals(List.of(input.get(0)))) {
        throw new IllegalArgumentException(
            String.format(
                "ConditionalShift of %s needs a chain that ends in %d values, but it ends in %s",
                Shapes.text(input), input.get(0), Shapes.text(shift)));
      }
      return input;
    }

    @Override
    public Map<String, List<Layer>> chains() {
      return Map.of("chain", chain);
    }

    @Override
    public List<Integer> chainInput(List<Integer> input) {
      return List.of(width);
    }

    @Override
    public int conditionWidth() {
      return width;
    }

    @Override
    public String title() {
      return "ConditionalShift by " + width + " values";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * x times gate, where the gate is the output of a chain of layers run on x itself, one factor for
   * each channel of each example, the same at all its pixels: Hu, Shen and Sun, CVPR 2018, arXiv
   * 1709.01507, whose chain is a global average pooling, two dense layers and a sigmoid.
   *
   * @param chain from x to as many values as x has channels
   */
  record Gate(List<Layer> chain) implements Layer {
    public Gate {
      chain = List.copyOf(chain);
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> gate = Node.end(chain, input);
      if (!gate.equals(List.of(input.get(0)))) {
        throw new IllegalArgumentException(
            String.format(
                "Gate of %s needs a chain that ends in %d values, but it ends in %s",
                Shapes.text(input), input.get(0), Shapes.text(gate)));
      }
      return input;
    }

    @Override
    public Map<String, List<Layer>> chains() {
      return Map.of("chain", chain);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
