package equipoise.engines.dl4j;

import equipoise.engines.api.Mode;
import java.util.Arrays;

/**
 * Reads images row by row. Step after step lie n rows, and the same way gates and states; products
 * with the rows are one matrix product over all steps.
 */
final class RecurrentStep implements Step {
  private final Site site;
  private final RecurrentCell cell;
  private final boolean all;
  private final Kernels weight;
  private final Kernels recurrent;
  private final Bias bias;
  private final int steps;
  private final int length;
  private final int gates;
  private final Room rows = new Room();
  private final Room sums = new Room();
  private final Room states = new Room();
  private NativeFloats nativeRows = new NativeFloats(0);
  private NativeFloats nativeSums = new NativeFloats(0);
  private NativeFloats nativeStates = new NativeFloats(0);
  private int capacity;

  /**
   * @param all whether the states of all rows come out, or the last one
   * @param bias of as many channels as there are gates, one pixel each
   */
  RecurrentStep(
      Site site, RecurrentCell cell, boolean all, Kernels weight, Kernels recurrent, Bias bias) {
    Geometry geometry = site.geometry();
    this.site = site;
    this.cell = cell;
    this.all = all;
    this.weight = weight;
    this.recurrent = recurrent;
    this.bias = bias;
    this.steps = geometry.height();
    this.length = geometry.channels() * geometry.width();
    this.gates = cell.gates();
  }

  @Override
  public float[] forward(float[] input, int n, Mode mode) {
    grow(n);
    int units = cell.units();
    float[] x = rows.of(steps * n * length);
    reordered(input, x, n, false);
    nativeRows.put(x, steps * n * length);
    Matrix.of(nativeSums, gates)
        .product(
            steps * n, length, Matrix.of(nativeRows, length), weight.weights().transposed(), false);
    nativeStates.put(new float[n * units], n * units);
    float[] sum = sums.of(n * gates);
    float[] state = states.of(n * units);
    float[] y = site.turns().other(input, n * site.geometry().outSize());
    for (int t = 0; t < steps; t++) {
      NativeFloats now = nativeSums.slice((long) t * n * gates, (long) n * gates);
      Matrix before = Matrix.of(nativeStates.slice((long) t * n * units, (long) n * units), units);
      Matrix.of(now, gates).product(n, units, before, recurrent.weights().transposed(), true);
      now.get(sum, n * gates);
      bias.add(sum, n);
      cell.forward(t, sum, state, n);
      nativeStates.slice((long) (t + 1) * n * units, (long) n * units).put(state, n * units);
      put(state, y, t, n);
    }
    return y;
  }

  /** The states of a step into the output, if they belong there. */
  private void put(float[] state, float[] y, int t, int n) {
    int units = cell.units();
    if (!all && t < steps - 1) {
      return;
    }
    for (int i = 0; i < n; i++) {
      int to = all ? (i * steps + t) * units : i * units;
      System.arraycopy(state, i * units, y, to, units);
    }
  }

  @Override
  public float[] backward(float[] outputGradient, int n, boolean wanted) {
    int units = cell.units();
    float[] sum = sums.of(n * gates);
    float[] state = states.of(n * units);
    Arrays.fill(state, 0, n * units, 0);
    NativeFloats stateGradient = site.scratch().output();
    cell.startBackward(n);
    for (int t = steps - 1; t >= 0; t--) {
      add(outputGradient, state, t, n);
      cell.backward(t, state, sum, n);
      bias.addGradient(sum, n);
      NativeFloats now = nativeSums.slice((long) t * n * gates, (long) n * gates);
      now.put(sum, n * gates);
      Matrix.of(stateGradient, units)
          .product(n, gates, Matrix.of(now, gates), recurrent.weights(), false);
      stateGradient.get(state, n * units);
    }
    Matrix above = Matrix.of(nativeSums, gates);
    weight
        .gradient()
        .product(gates, steps * n, above.transposed(), Matrix.of(nativeRows, length), false);
    weight.addGradient();
    recurrent
        .gradient()
        .product(gates, steps * n, above.transposed(), Matrix.of(nativeStates, units), false);
    recurrent.addGradient();
    return wanted ? inputGradient(outputGradient, n) : null;
  }

  private void add(float[] outputGradient, float[] state, int t, int n) {
    int units = cell.units();
    if (!all && t < steps - 1) {
      return;
    }
    for (int i = 0; i < n; i++) {
      int from = all ? (i * steps + t) * units : i * units;
      for (int k = 0; k < units; k++) {
        state[i * units + k] += outputGradient[from + k];
      }
    }
  }

  /** The rows are not needed any more, so their memory takes their gradient. */
  private float[] inputGradient(float[] outputGradient, int n) {
    Matrix.of(nativeRows, length)
        .product(steps * n, gates, Matrix.of(nativeSums, gates), weight.weights(), false);
    float[] x = rows.of(steps * n * length);
    nativeRows.get(x, steps * n * length);
    float[] g = site.turns().other(outputGradient, n * site.geometry().inSize());
    reordered(g, x, n, true);
    return g;
  }

  /** From images to rows step by step, or back. */
  private void reordered(float[] images, float[] byStep, int n, boolean back) {
    Geometry geometry = site.geometry();
    int width = geometry.width();
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < geometry.channels(); c++) {
        for (int t = 0; t < steps; t++) {
          int image = ((i * geometry.channels() + c) * steps + t) * width;
          int row = (t * n + i) * length + c * width;
          if (back) {
            System.arraycopy(byStep, row, images, image, width);
          } else {
            System.arraycopy(images, image, byStep, row, width);
          }
        }
      }
    }
  }

  private void grow(int n) {
    site.scratch().grow(0, (long) n * cell.units());
    if (n > capacity) {
      closeRooms();
      nativeRows = new NativeFloats((long) steps * n * length);
      nativeSums = new NativeFloats((long) steps * n * gates);
      nativeStates = new NativeFloats((long) (steps + 1) * n * cell.units());
      capacity = n;
    }
  }

  private void closeRooms() {
    nativeRows.close();
    nativeSums.close();
    nativeStates.close();
  }

  @Override
  public void parametersChanged() {
    weight.refresh();
    recurrent.refresh();
  }

  @Override
  public void close() {
    weight.close();
    recurrent.close();
    closeRooms();
  }
}
