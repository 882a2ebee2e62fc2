package equipoise.engines.dl4j;

import java.util.ArrayList;
import java.util.List;

/** The state is the tanh of its sum. */
final class TanhCell implements RecurrentCell {
  private final int units;
  private final List<Room> outputs = new ArrayList<>();

  TanhCell(int units) {
    this.units = units;
  }

  @Override
  public int units() {
    return units;
  }

  @Override
  public int gates() {
    return units;
  }

  @Override
  public void forward(int step, float[] sums, float[] states, int n) {
    if (step == outputs.size()) {
      outputs.add(new Room());
    }
    float[] y = outputs.get(step).of(n * units);
    SigmoidStep.hyperbolicTangent(sums, 1, y, n * units);
    System.arraycopy(y, 0, states, 0, n * units);
  }

  @Override
  public void backward(int step, float[] states, float[] sums, int n) {
    float[] y = outputs.get(step).of(n * units);
    for (int i = 0; i < n * units; i++) {
      sums[i] = states[i] * (1 - y[i] * y[i]);
    }
  }
}
