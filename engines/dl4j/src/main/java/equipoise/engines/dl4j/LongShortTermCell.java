package equipoise.engines.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cell of an LSTM; its gates are input, forget, cell, output. */
final class LongShortTermCell implements RecurrentCell {
  /**
   * What a step keeps for its way back.
   *
   * @param gates [n, 4 units]
   * @param cells [n, units] after the step
   * @param curved their tanh
   */
  private record Memory(Room gates, Room cells, Room curved) {}

  private final int units;
  private final List<Memory> memories = new ArrayList<>();
  private final Room cellGradients = new Room();

  LongShortTermCell(int units) {
    this.units = units;
  }

  @Override
  public int units() {
    return units;
  }

  @Override
  public int gates() {
    return 4 * units;
  }

  private float[] cells(int step, int n) {
    return step < 0 ? new float[n * units] : memories.get(step).cells.of(n * units);
  }

  @Override
  public void forward(int step, float[] sums, float[] states, int n) {
    if (step == memories.size()) {
      memories.add(new Memory(new Room(), new Room(), new Room()));
    }
    Memory memory = memories.get(step);
    float[] gate = memory.gates.of(n * 4 * units);
    activate(sums, gate, n);
    float[] before = cells(step - 1, n);
    float[] cell = memory.cells.of(n * units);
    float[] curved = memory.curved.of(n * units);
    for (int i = 0; i < n; i++) {
      int g = i * 4 * units;
      for (int k = 0; k < units; k++) {
        cell[i * units + k] =
            gate[g + units + k] * before[i * units + k] + gate[g + k] * gate[g + 2 * units + k];
      }
    }
    SigmoidStep.hyperbolicTangent(cell, 1, curved, n * units);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < units; k++) {
        states[i * units + k] = gate[i * 4 * units + 3 * units + k] * curved[i * units + k];
      }
    }
  }

  /** The logistic function is (1 + tanh(x / 2)) / 2; the third gate takes tanh(2 x / 2). */
  private void activate(float[] sums, float[] gate, int n) {
    for (int i = 0; i < n; i++) {
      int third = (4 * i + 2) * units;
      for (int k = third; k < third + units; k++) {
        sums[k] *= 2;
      }
    }
    SigmoidStep.hyperbolicTangent(sums, 0.5f, gate, n * 4 * units);
    for (int i = 0; i < 4 * n; i++) {
      if (i % 4 != 2) {
        for (int k = i * units; k < (i + 1) * units; k++) {
          gate[k] = 0.5f + 0.5f * gate[k];
        }
      }
    }
  }

  @Override
  public void startBackward(int n) {
    Arrays.fill(cellGradients.of(n * units), 0, n * units, 0);
  }

  @Override
  public void backward(int step, float[] states, float[] sums, int n) {
    Memory memory = memories.get(step);
    float[] gate = memory.gates.of(n * 4 * units);
    float[] curved = memory.curved.of(n * units);
    float[] before = cells(step - 1, n);
    float[] later = cellGradients.of(n * units);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < units; k++) {
        int at = i * units + k;
        int g = i * 4 * units + k;
        float in = gate[g];
        float forget = gate[g + units];
        float candidate = gate[g + 2 * units];
        float out = gate[g + 3 * units];
        float cell = later[at] + states[at] * out * (1 - curved[at] * curved[at]);
        sums[g] = cell * candidate * in * (1 - in);
        sums[g + units] = cell * before[at] * forget * (1 - forget);
        sums[g + 2 * units] = cell * in * (1 - candidate * candidate);
        sums[g + 3 * units] = states[at] * curved[at] * out * (1 - out);
        later[at] = cell * forget;
      }
    }
  }
}
