package equipoise.engines.api;

import equipoise.engines.api.NetworkSpec.ArraySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Layers that read an image row by row. */
interface RecurrentLayers {
  /**
   * Reads an image [n, c, h, w] as h steps, from the top, of the c w values of a row, channel after
   * channel. The state h is zero at first.
   *
   * <p>Arrays: {@code weight} [gates units, c w], {@code recurrentWeight} [gates units, units] and
   * one {@code bias} [gates units]; an LSTM has the four gates input, forget, cell, output in this
   * order, as PyTorch's, whose two biases add up to this one. Weights start Glorot-uniform, each
   * gate by itself, biases at 0, that of the forget gate at 1 (Jozefowicz, Zaremba and Sutskever,
   * ICML 2015).
   *
   * @param units length of the state
   * @param all whether the states of all rows come out, [n, 1, h, units], or that after the last
   *     one, [n, units]
   */
  record Recurrent(Cell cell, int units, boolean all) implements Layer {
    private static final Initializer GLOROT = new Initializer.GlorotUniform();

    public Recurrent {
      Shapes.atLeast(1, units, "units");
    }

    /** How a state follows from a row x and the state before. */
    public enum Cell {
      /** tanh(W x + R h + b): Elman, Cognitive Science 14 (1990) 179. */
      RNN(1),
      /**
       * c = f c + i g, h = o tanh(c), with i, f, o the logistic function and g the tanh of W x + R
       * h + b: Hochreiter and Schmidhuber, Neural Computation 9 (1997) 1735, with the forget gate
       * of Gers, Schmidhuber and Cummins, Neural Computation 12 (2000) 2451.
       */
      LSTM(4);

      private final int gates;

      Cell(int gates) {
        this.gates = gates;
      }

      /** How many vectors of units values each step computes from W x + R h + b. */
      public int gates() {
        return gates;
      }
    }

    @Override
    public List<Integer> output(List<Integer> input) {
      Shapes.requireImage(this, input);
      return all ? List.of(1, input.get(1), units) : List.of(units);
    }

    @Override
    public List<ArraySpec> arrays(List<Integer> input) {
      int rows = cell.gates * units;
      return List.of(
          new ArraySpec("weight", List.of(rows, input.get(0) * input.get(2)), true),
          new ArraySpec("recurrentWeight", List.of(rows, units), true),
          new ArraySpec("bias", List.of(rows), true));
    }

    @Override
    public long multiplications(List<Integer> input) {
      long row = (long) input.get(0) * input.get(2) + units;
      return input.get(1) * row * cell.gates * units;
    }

    @Override
    public Map<String, Tensor> initial(
        List<Integer> input, Function<String, RandomGenerator> random) {
      Map<String, Tensor> start = Layer.super.initial(input, random);
      int length = input.get(0) * input.get(2);
      draw(start, "weight", length, random);
      draw(start, "recurrentWeight", units, random);
      if (cell == Cell.LSTM) {
        Arrays.fill(start.get("bias").values(), units, 2 * units, 1);
      }
      return start;
    }

    private void draw(
        Map<String, Tensor> start,
        String name,
        int fanIn,
        Function<String, RandomGenerator> random) {
      GLOROT.draw(start.get(name).values(), fanIn, units, random.apply(name));
    }

    @Override
    public String title() {
      return "Recurrent "
          + cell.name().toLowerCase(Locale.ROOT)
          + " of "
          + units
          + (all ? " units, all rows" : " units");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
